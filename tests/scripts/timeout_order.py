# Two tasks wait_for one task, and one times out: they hear of it in the order in which they waited.
import asyncio

async def waiter(name, t, timeout):
    try:
        await asyncio.wait_for(t, timeout)
    except asyncio.TimeoutError:
        print(name, "TimeoutError")
    except asyncio.CancelledError:
        print(name, "CancelledError")

async def main():
    t = asyncio.create_task(forever())
    a = asyncio.create_task(waiter("a", t, 5))
    b = asyncio.create_task(waiter("b", t, 0.02))
    await asyncio.sleep(0.1)

async def forever():
    await asyncio.Event().wait()

asyncio.run(main())
