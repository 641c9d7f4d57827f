# A sleep is an awaitable like any other: create_task, wait_for and gather take it. (Upstream: TypeError.)
import time
import asyncio


def since(start):
    return round(time.ticks_diff(time.ticks_ms(), start) / 50) * 50


async def main():
    start = time.ticks_ms()
    tasks = [asyncio.create_task(asyncio.sleep_ms(ms)) for ms in (100, 50)]
    print("created", since(start), [t.done() for t in tasks])
    print(await tasks[1], since(start), [t.done() for t in tasks])
    print(await tasks[0], since(start), [t.done() for t in tasks])

    start = time.ticks_ms()
    print(await asyncio.wait_for(asyncio.sleep(0.05), 1), since(start))
    try:
        await asyncio.wait_for(asyncio.sleep(100), 0.05)
    except asyncio.TimeoutError:
        print("TimeoutError", since(start))

    start = time.ticks_ms()
    print(await asyncio.gather(asyncio.sleep_ms(50), asyncio.sleep_ms(100), asyncio.sleep(0)), since(start))

    task = asyncio.create_task(asyncio.sleep(100))
    await asyncio.sleep_ms(0)
    print("cancel", task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("CancelledError", task.done())


# And as the whole of a run.
start = time.ticks_ms()
print(asyncio.run(asyncio.sleep_ms(50)), since(start))
asyncio.run(main())
