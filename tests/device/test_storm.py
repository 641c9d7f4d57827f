# include: interrupts.py
# timeout: 120
# A storm of Event.set() from interrupts, as fast as the board goes, while the loop clears, waits, and collects garbage:
# however the sets fall between the loop's steps, the last one is never lost.
import gc
import sys
import time
import uasyncio

# A real board does a million in a few minutes: raise this there.
SETS = 20000 if sys.platform == "qemu" else 2000
PERIOD_US = 50 if sys.platform == "qemu" else 250

event = uasyncio.Event()
sets = 0
wakes = 0


def handler(_):
    global sets
    if sets < SETS:
        sets += 1
        event.set()


async def waiter():
    global wakes
    while True:
        await event.wait()
        event.clear()
        seen = sets
        wakes += 1
        if seen == SETS:
            return


async def noise():
    while True:
        await uasyncio.sleep_ms(1)
        gc.collect()
        for _ in range(20):
            await uasyncio.sleep_ms(0)


async def main():
    noisy = uasyncio.create_task(noise())
    waiting = uasyncio.create_task(waiter())
    start_interrupts(PERIOD_US, handler, True)
    while sets < SETS:
        await uasyncio.sleep_ms(5)
    # The waiter sees the last set, or it was lost and this times out.
    await uasyncio.wait_for_ms(waiting, 1000)
    stop_interrupts()
    noisy.cancel()
    print("no final state lost", sets == SETS, wakes > 0)
    print("info: %d sets, %d wakes" % (sets, wakes))


uasyncio.run(main())
