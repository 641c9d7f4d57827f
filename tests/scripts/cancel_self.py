# A task cancels itself, as in CPython (whose output is the expected one): CancelledError at its next await. Upstream raises
# RuntimeError("can't cancel self").
import asyncio


async def at_next_await():
    print("cancel", asyncio.current_task().cancel())
    print("goes on until its next await")
    try:
        await asyncio.sleep(0)
        print("not here")
    except asyncio.CancelledError:
        print("CancelledError")
        raise
    finally:
        print("finally")


async def while_sleeping():
    asyncio.current_task().cancel()
    await asyncio.sleep(10)


async def on_event():
    asyncio.current_task().cancel()
    await asyncio.Event().wait()


async def on_task():
    other = asyncio.create_task(asyncio.sleep(0.01))
    asyncio.current_task().cancel()
    try:
        await other
    finally:
        try:
            await other
        except asyncio.CancelledError:
            print("the awaited one is cancelled with it")


async def refused():
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("refused")
    await asyncio.sleep(0.01)
    return "value"


async def twice():
    print(asyncio.current_task().cancel(), asyncio.current_task().cancel())
    for i in range(2):
        try:
            await asyncio.sleep(0.01)
            print("slept")
        except asyncio.CancelledError:
            print("CancelledError")


async def nested():
    async def inner():
        asyncio.current_task().cancel()
        await asyncio.sleep(0)

    try:
        await inner()
    except asyncio.CancelledError:
        print("from inner")
        raise


async def in_gather():
    async def one():
        asyncio.current_task().cancel()
        await asyncio.sleep(0)

    result = await asyncio.gather(one(), asyncio.sleep(0.01), return_exceptions=True)
    print([type(r).__name__ for r in result])


async def in_wait_for():
    async def one():
        asyncio.current_task().cancel()
        await asyncio.sleep(0)

    try:
        await asyncio.wait_for(one(), 1)
    except asyncio.CancelledError:
        print("wait_for's task was cancelled")
    return "in_wait_for"


async def never_awaits():
    asyncio.current_task().cancel()
    return "value"


async def main():
    for f in (at_next_await, while_sleeping, on_event, on_task, refused, twice, nested, in_gather, in_wait_for, never_awaits):
        print("--", f.__name__)
        task = asyncio.create_task(f())
        try:
            print("value", await task)
        except asyncio.CancelledError:
            print("was cancelled")
        print("done", task.done(), "cancel", task.cancel())


asyncio.run(main())


# Out of run(), which is over with it.
async def main_itself():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)


try:
    asyncio.run(main_itself())
except asyncio.CancelledError:
    print("CancelledError out of run()")
