# driver: soft-reset
# Tasks of all kinds are pending when the board is reset softly. The heap is gone then: the module must forget what was on it.
import uasyncio

event = uasyncio.Event()


async def sleeper():
    await uasyncio.sleep(1000)


async def waiter():
    await event.wait()


async def spinner():
    while True:
        await uasyncio.sleep_ms(0)


async def main():
    for coro in (sleeper, waiter, spinner):
        for _ in range(5):
            uasyncio.create_task(coro())
    uasyncio.create_task(uasyncio.wait_for(waiter(), 500))
    await uasyncio.sleep_ms(20)
    # The names of both modules lie on the heap now.
    uasyncio.stored = uasyncio.core.stored = 1
    print("pending")


uasyncio.run(main())
# soft reset
# The heap is filled with other objects, then the module starts afresh.
import gc

rubbish = [bytearray(b"\xa5" * 32) for _ in range(500)]
import uasyncio

print("stored", hasattr(uasyncio, "stored"), hasattr(uasyncio.core, "stored"))
ran = []


async def task(i):
    await uasyncio.sleep_ms(i)
    ran.append(i)


async def main():
    await uasyncio.gather(*(task(i) for i in range(10)))
    rubbish.clear()
    gc.collect()
    await uasyncio.wait_for_ms(task(10), 1000)
    print("fresh", ran == list(range(11)))


uasyncio.run(main())


async def interrupted():
    uasyncio.create_task(task(100000))
    await uasyncio.sleep_ms(1)
    raise SystemExit


# And from within a running loop.
uasyncio.run(interrupted())
# soft reset
import uasyncio


async def main():
    await uasyncio.sleep_ms(1)
    return "fresh again"


print(uasyncio.run(main()))
