# `async for` over as_completed() gives the tasks themselves. CPython has it from 3.13 on.
import asyncio


async def value(s, v):
    await asyncio.sleep(s)
    return v


async def main():
    tasks = [asyncio.create_task(value(0.01 * v, v)) for v in (3, 1, 2)]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, await task)
    task = asyncio.create_task(value(10, 0))
    try:
        async for done in asyncio.as_completed([task], timeout=0.01):
            print(done)
    except asyncio.TimeoutError:
        print("timeout")
    task.cancel()


asyncio.run(main())
