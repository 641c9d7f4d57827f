# Runner.run() takes a future or a task of its loop, too, as CPython since 3.14; what is neither, nor a coroutine, is refused.
import asyncio


async def value(v):
    await asyncio.sleep(0)
    return v


with asyncio.Runner() as runner:
    future = runner.get_loop().create_future()
    future.set_result("future")
    print(runner.run(future), runner.run(runner.get_loop().create_task(value("task"))))
    for bad in (123, None, value):
        try:
            runner.run(bad)
        except TypeError as er:
            print(er)
    print(runner.run(value("coroutine")))


async def inner():
    try:
        with asyncio.Runner():
            pass
    except RuntimeError:
        print("a Runner is not closed within a loop")


asyncio.run(inner())
