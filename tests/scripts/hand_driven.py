# A coroutine that is driven by hand in a callback of the loop: what it awaits suspends it, as in CPython, and nothing is left behind.
import asyncio


async def wait(awaitable):
    return await awaitable


def drive(coro):
    print(asyncio.current_task())
    for _ in range(2):
        print(coro.send(None))
    coro.close()


async def main():
    loop = asyncio.get_running_loop()
    lock, event, queue, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Queue(), asyncio.Semaphore(0)
    future, task = loop.create_future(), asyncio.create_task(asyncio.sleep(10))
    await lock.acquire()
    for awaitable in (
        asyncio.sleep(1), asyncio.sleep(0), lock.acquire(), event.wait(), queue.get(), semaphore.acquire(), future, task,
        asyncio.gather(asyncio.sleep(1)), asyncio.wait_for(asyncio.sleep(1), 5), asyncio.wait([task]), asyncio.shield(task),
    ):
        loop.call_soon(drive, wait(awaitable))
        await asyncio.sleep(0.01)
    task.cancel()
    lock.release()
    event.set()
    queue.put_nowait(1)
    semaphore.release()
    future.set_result(2)
    await asyncio.sleep(0.01)
    print(await queue.get(), await future, await lock.acquire(), await semaphore.acquire())


asyncio.run(main())
