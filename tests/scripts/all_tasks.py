# all_tasks(): every task that is not done, wherever it waits.
import asyncio

log = []


async def name(coro):
    return await coro


async def sleeps():
    await asyncio.sleep(100)


async def waits(event):
    await event.wait()


async def parked():
    yield


async def locked(lock):
    async with lock:
        pass


def names():
    return sorted(task.get_name() for task in asyncio.all_tasks())


async def main():
    asyncio.current_task().set_name("main")
    print(names())
    # The class in a set, a list and a dict: their memory begins as a task does.
    looks_like_one = [{asyncio.Task}, [asyncio.Task] * 12, {asyncio.Task: 1}, {asyncio.Task, main, names, 1, 2, 3, 4, 5, 6, 7, 8}]
    event, lock = asyncio.Event(), asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(sleeps(), name="sleeps")
    tasks = [first]
    tasks += [asyncio.create_task(waits(event), name="event %d" % i) for i in range(2)]
    tasks += [asyncio.create_task(locked(lock), name="lock")]
    tasks += [asyncio.create_task(sleeps(), name="later %d" % i) for i in range(3)]
    tasks += [asyncio.create_task(name(first), name="awaits")]
    tasks += [asyncio.create_task(asyncio.wait_for(sleeps(), 50), name="wait_for")]
    print(names())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    # The two of wait_for are one here: its awaitable has a task of its own, without a name.
    print([n for n in names() if not n.startswith("Task-")])
    print(asyncio.current_task() in asyncio.all_tasks(), asyncio.all_tasks(asyncio.get_event_loop()) == asyncio.all_tasks())
    event.set()
    lock.release()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print([n for n in names() if not n.startswith("Task-")])
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(names(), len(looks_like_one))


asyncio.run(main())

try:
    asyncio.all_tasks()
except RuntimeError as er:
    print(er)
