# TaskGroup: children that return, fail, are cancelled, or make others; who leaves the block gets what CPython gives.
import asyncio

try:
    ExceptionGroup
except NameError:
    ExceptionGroup = asyncio.ExceptionGroup
    BaseExceptionGroup = asyncio.BaseExceptionGroup


async def value(s, v):
    await asyncio.sleep(s)
    return v


async def fail(s, exc):
    await asyncio.sleep(s)
    raise exc


async def endless(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


def show(group):
    print(type(group).__name__, group.message, [type(exc).__name__ for exc in group.exceptions])


async def results():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(value(0.02, 1))
        b = group.create_task(value(0.01, 2), name="b")
    print(a.result(), b.result(), b.get_name())


async def failure():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.01, ValueError("v")))
            group.create_task(endless("other"))
            await endless("block")
    except ExceptionGroup as er:
        show(er)
    print("cancelling", asyncio.current_task().cancelling())


# Who was ready when the first one failed still has its turn, however many they are.
async def together():
    try:
        async with asyncio.TaskGroup() as group:
            for i in range(40):
                group.create_task(fail(0, ValueError(i)))
    except ExceptionGroup as er:
        print(len(er.exceptions))

    async def at_once(i):
        raise ValueError(i)

    # The block is interrupted, although no child is left by then.
    try:
        async with asyncio.TaskGroup() as group:
            for i in range(40):
                group.create_task(at_once(i))
            await endless("block")
    except ExceptionGroup as er:
        print(len(er.exceptions), [exc.args[0] for exc in er.exceptions][-2:])
    # Those that are over leave the next block alone.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(at_once(0))
    except ExceptionGroup as er:
        print(len(er.exceptions))
    await asyncio.sleep(0.001)


async def block_raises():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(endless("child"))
            await asyncio.sleep(0)
            raise KeyError("k")
    except ExceptionGroup as er:
        show(er)
        print(er.split(KeyError)[1], er.subgroup(ValueError))


class Own(BaseException):
    pass


async def base():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0, Own()))
    except BaseExceptionGroup as er:
        show(er)


async def from_outside():
    async def block():
        async with asyncio.TaskGroup() as group:
            group.create_task(endless("inner"))
            await asyncio.sleep(100)

    task = asyncio.create_task(block())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.cancelling())


async def grow():
    async def parent(group, n):
        if n:
            group.create_task(parent(group, n - 1))
        done.append(n)

    done = []
    async with asyncio.TaskGroup() as group:
        group.create_task(parent(group, 3))
    print(done)


async def misuse():
    group = asyncio.TaskGroup()
    coro = value(0, 0)
    try:
        group.create_task(coro)
    except RuntimeError:
        print("not entered")
    coro.close()
    async with group:
        pass
    coro = value(0, 0)
    try:
        group.create_task(coro)
    except RuntimeError:
        print("finished")
    coro.close()


async def main():
    for test in (results, failure, together, block_raises, base, from_outside, grow, misuse):
        print(test.__name__)
        await test()


asyncio.run(main())
