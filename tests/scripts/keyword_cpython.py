# Arguments by the names that CPython gives them.
import asyncio


async def value(n):
    return n


def refused(name, call):
    try:
        call()
    except TypeError:
        print(name, "TypeError")


async def main():
    queue = asyncio.Queue(maxsize=3)
    await queue.put(item=1)
    queue.put_nowait(item=2)
    refused("put()", lambda: queue.put_nowait())
    refused("put(what=)", lambda: queue.put_nowait(what=1))
    refused("put(1, item=)", lambda: queue.put_nowait(1, item=2))
    refused("put(1, 2)", lambda: queue.put_nowait(1, 2))
    print(queue.qsize(), await queue.get(), await queue.get())
    condition = asyncio.Condition(lock=asyncio.Lock())
    async with condition:
        print(await condition.wait_for(predicate=lambda: 7))
    async with asyncio.timeout(delay=1) as limit:
        limit.reschedule(when=None)
        print(limit.when(), asyncio.Timeout(when=5).when())
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(coro=value(3), name="named"), group.create_task(value(4), name="also"), group.create_task(coro=value(5))]
        refused("create_task()", lambda: group.create_task())
        refused("create_task(name=)", lambda: group.create_task(name="name"))
    print([task.result() for task in tasks], tasks[0].get_name(), tasks[1].get_name())
    print(await asyncio.wait_for(fut=value(6), timeout=1))


with asyncio.Runner() as runner:
    runner.run(coro=main())
    print(runner.run(value(8), context=None))
asyncio.run(main=main(), debug=False)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop=loop)
loop.set_debug(enabled=False)
print(loop.run_until_complete(future=value(9)))
refused("run_until_complete()", lambda: loop.run_until_complete())
loop.close()
