# Futures show how they ended, as CPython's. Who looks has not asked for the outcome.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(5)]
    futures[1].set_result([3, "x"])
    futures[2].set_result(None)
    futures[3].cancel()
    futures[4].set_exception(KeyError)
    for future in futures:
        print(future, repr(future) == str(future))
    futures[4].exception()

    async def outer(future):
        return await future

    task = asyncio.create_task(outer(futures[0]), name="waits")
    await asyncio.sleep(0)
    print("wait_for=<Future pending" in repr(task))
    futures[0].set_result(5)
    await task
    print(repr(task)[:30])


asyncio.run(main())
