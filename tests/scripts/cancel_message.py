# The message of cancel(msg) gets through a gather, also one with return_exceptions; of two the first is heard, which has ended the wait.
import asyncio


async def sleeper():
    await asyncio.sleep(10)


async def gatherer(return_exceptions):
    await asyncio.gather(sleeper(), sleeper(), return_exceptions=return_exceptions)


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as er:
        print("goes on", er.args)


async def show(task, *msgs):
    await asyncio.sleep(0.01)
    for msg in msgs:
        task.cancel(*msg)
    try:
        print("returned", await task)
    except asyncio.CancelledError as er:
        print(er.args)


async def main():
    for return_exceptions in (False, True):
        for msg in ((), ("why",)):
            await show(asyncio.create_task(gatherer(return_exceptions)), msg)
    await show(asyncio.gather(sleeper(), return_exceptions=True), ("all",))
    # The last one goes on: there is no message of its.
    await show(asyncio.gather(sleeper(), stubborn(), return_exceptions=True), ("all",))
    await show(asyncio.create_task(sleeper()), ("first",), ("second",))
    await show(asyncio.create_task(sleeper()), (), ("second",))


asyncio.run(main())
