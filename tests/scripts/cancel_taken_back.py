# A cancellation that is taken back before the task has heard of it, as in CPython 3.13: it goes on, unless it was interrupted in a wait.
import asyncio


async def waiter(wait, name, rounds):
    try:
        await wait()
        print(name, rounds, "done")
    except asyncio.CancelledError:
        print(name, rounds, "cancelled", asyncio.current_task().cancelling())


async def nothing():
    pass


async def main():
    for name in ("sleep", "event", "queue", "future", "task"):
        for rounds in range(3):
            event, queue, future = asyncio.Event(), asyncio.Queue(), asyncio.Future()
            other = asyncio.create_task(nothing())

            async def wait_future():
                return await future

            async def wait_task():
                return await other

            async def sleep():
                return await asyncio.sleep(0)

            wait = {"sleep": sleep, "event": event.wait, "queue": queue.get, "future": wait_future, "task": wait_task}[name]
            task = asyncio.create_task(waiter(wait, name, rounds))
            for _ in range(rounds):
                await asyncio.sleep(0)
            task.cancel()
            task.uncancel()
            await asyncio.sleep(0)
            event.set()
            queue.put_nowait(1)
            if not future.done():
                future.set_result(1)
            await task


asyncio.run(main())
