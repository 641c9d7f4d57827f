# A stray bare yield parks its task.
import asyncio


async def stray():
    yield


async def main():
    t = asyncio.create_task(stray())
    await asyncio.sleep_ms(50)
    print("done" if t.done() else "parked")


asyncio.run(main())
