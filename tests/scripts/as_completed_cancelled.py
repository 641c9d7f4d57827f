# Who waits for the next of as_completed() and is cancelled takes nothing: the next one gets it. As in CPython since 3.15.
import asyncio


async def by_for(iterator):
    return await next(iterator)


async def by_async_for(iterator):
    return await (await iterator.__anext__())


async def main(take):
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    iterator = asyncio.as_completed(futures)
    for _ in range(2):
        waiter = asyncio.create_task(take(iterator))
        await asyncio.sleep(0)
        waiter.cancel()
        await asyncio.wait([waiter])
        print("cancelled:", waiter.cancelled())
    for name, future in zip("abc", futures):
        future.set_result(name)
    got = []
    for _ in futures:
        got.append(await take(iterator))
    print(got)
    try:
        await take(iterator)
    except (StopIteration, StopAsyncIteration, RuntimeError):
        print("no more")


asyncio.run(main(by_for))
asyncio.run(main(by_async_for))
