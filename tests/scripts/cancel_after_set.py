# A task that is cancelled right after Event.set() keeps its place among those that were woken.
import asyncio

async def waiter(name, ev):
    try:
        await ev.wait()
        print(name, "woken")
    except asyncio.CancelledError:
        print(name, "cancelled")

async def main():
    ev = asyncio.Event()
    a = asyncio.create_task(waiter("a", ev))
    b = asyncio.create_task(waiter("b", ev))
    await asyncio.sleep(0)
    ev.set()
    a.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)

asyncio.run(main())
