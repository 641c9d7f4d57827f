# Loop.set_task_factory(), and Task as a class that programs build on: as CPython's.
import asyncio


class MyTask(asyncio.Task):
    count = 0

    def which(self):
        return "mine"


async def value(n):
    await asyncio.sleep(0)
    return n


def factory(loop, coro, **kwargs):
    MyTask.count += 1
    return MyTask(coro, loop=loop, **kwargs)


def failing(loop, coro, **kwargs):
    coro.close()
    raise NameError("factory")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    try:
        loop.set_task_factory(1)
    except TypeError as er:
        print(er)
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    tasks = [loop.create_task(value(1), name="named"), asyncio.create_task(value(2))]
    print([type(task).__name__ for task in tasks], tasks[0].get_name(), [task.which() for task in tasks])
    print([isinstance(task, asyncio.Task) for task in tasks], [asyncio.isfuture(task) for task in tasks])
    print(await tasks[0], await asyncio.wait_for(tasks[1], 1))
    print(await asyncio.gather(value(3), value(4)), MyTask.count)
    async with asyncio.TaskGroup() as group:
        inner = group.create_task(value(5))
    print(inner.result(), MyTask.count)
    task = loop.create_task(asyncio.sleep(10))
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as er:
        print(er.args, task.cancelled())
    loop.set_task_factory(failing)
    try:
        loop.create_task(value(6))
    except NameError as er:
        print(er)
    loop.set_task_factory(None)
    print(type(loop.create_task(value(7))) is asyncio.Task, loop.get_task_factory())
    direct = asyncio.Task(value(8), loop=loop, name="direct")
    print(await direct, direct.get_name(), await MyTask(value(9), name="too"))


class MyFuture(asyncio.Future):
    pass


async def futures():
    future = MyFuture()
    asyncio.get_running_loop().call_soon(future.set_result, 10)
    print(asyncio.isfuture(future), await asyncio.wait_for(future, 1), await asyncio.gather(future), await asyncio.shield(future))
    print(await future)


asyncio.run(main())
asyncio.run(futures())
