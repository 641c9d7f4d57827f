# Of calls that are overdue, the one that was due first comes first: also of those with a negative delay, shortly after the clock's zero.
import asyncio


async def main():
    loop, calls = asyncio.get_running_loop(), []
    handles = [loop.call_later(delay, calls.append, delay) for delay in (0, -1, -200.5, -1000, 0, -1)]
    print(handles[3].when() - loop.time() < -999)
    await asyncio.sleep(0.01)
    print(calls)


asyncio.run(main())
