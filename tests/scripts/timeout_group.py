# A timeout around a TaskGroup, one of whose children fails when it is cancelled: the error gets out, and no cancellation is left behind.
import asyncio


async def fails():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("cleanup")


async def block():
    try:
        async with asyncio.timeout(0.01) as limit:
            async with asyncio.TaskGroup() as group:
                group.create_task(fails())
    except Exception as er:
        print(type(er).__name__, [(type(e).__name__, e.args) for e in er.exceptions], limit.expired())
    task = asyncio.current_task()
    print(task.cancelling())
    await asyncio.sleep(0.01)
    return "goes on"


async def main():
    print(await asyncio.create_task(block()))


asyncio.run(main())
