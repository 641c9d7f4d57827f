# What gather() returns is a Future: it begins at the call, is awaited by many, cancelled, shielded, and waits for its children's cleanup.
import asyncio


async def value(x, s=0.01):
    await asyncio.sleep(s)
    if isinstance(x, BaseException):
        raise x
    return x


async def stubborn(x):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.01 * abs(x))
        print("cleaned up", x)
        if x < 0:
            raise
        return x


async def show(name, aw):
    try:
        print(name, "gave", await aw)
    except BaseException as er:
        print(name, "raised", type(er).__name__, er.args)


class Own(BaseException):
    pass


async def main():
    gather = asyncio.gather(value(1), value(2))
    print(asyncio.isfuture(gather), asyncio.ensure_future(gather) is gather, isinstance(gather, asyncio.Future), gather.done())
    try:
        gather.result()
    except asyncio.InvalidStateError:
        print("no result yet")
    gather.add_done_callback(lambda g: print("callback", g is gather, g.result()))
    await asyncio.sleep(0.02)
    print(gather.done(), gather.result(), gather.exception(), gather.cancelled(), gather.cancel())

    gather = asyncio.gather(value(3), value(4))
    await asyncio.gather(show("first", gather), show("second", gather))
    await show("both", asyncio.gather(gather, gather))

    coro = value(5)
    print(await asyncio.gather(coro, value(6), coro))
    print(await asyncio.gather(), asyncio.gather().result())
    print(await asyncio.wait_for(asyncio.gather(value(7)), 1))

    print("-- errors")
    await show("gather", asyncio.gather(value(ValueError(1)), value(8, 0.02)))
    await show("gather", asyncio.gather(value(Own(2)), value(9), return_exceptions=False))
    results = await asyncio.gather(value(Own(3)), value(10), return_exceptions=True)
    print(type(results[0]).__name__, results[0].args, results[1])
    future = asyncio.get_running_loop().create_future()
    future.cancel()
    gather = asyncio.gather(future, value(11), return_exceptions=True)
    print([type(x).__name__ for x in await gather])
    gather = asyncio.gather(future, value(11))
    await asyncio.sleep(0.02)
    print(gather.done(), gather.cancelled(), type(gather.exception()).__name__)

    print("-- cancelled")
    for kind in (False, True):
        for children in ((-1, -2), (1, 2), (-1, 2)):
            task = asyncio.create_task(show("task", asyncio.gather(*[stubborn(x) for x in children], return_exceptions=kind)))
            await asyncio.sleep(0.01)
            print(children, task.cancel())
            await task
            await asyncio.sleep(0.1)
    gather = asyncio.gather(value(12), value(13), asyncio.gather(value(14), stubborn(-3)))
    await asyncio.sleep(0)
    gather.cancel()
    await show("nested", gather)
    await asyncio.sleep(0.1)
    gather = asyncio.gather(value(15))
    shield = asyncio.shield(gather)
    await asyncio.sleep(0)
    shield.cancel()
    await show("shield", shield)
    print(await gather)
    try:
        await asyncio.wait_for(asyncio.gather(stubborn(-4), stubborn(-5), return_exceptions=True), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    done, pending = await asyncio.wait([asyncio.gather(value(16)), asyncio.gather(value(17, 10))], timeout=0.1)
    print([g.result() for g in done], len(pending))
    gather = pending.pop()
    gather.cancel()
    await show("pending", gather)


asyncio.run(main())
