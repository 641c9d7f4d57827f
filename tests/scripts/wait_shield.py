# wait() in its three ways and with a timeout, as_completed(), shield(), sleep() with a result.
import asyncio


async def value(s, v):
    await asyncio.sleep(s)
    if isinstance(v, Exception):
        raise v
    return v


async def waits():
    for until in (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION):
        tasks = [asyncio.create_task(value(*args)) for args in ((0.03, 1), (0.01, 2), (0.02, ValueError()))]
        done, pending = await asyncio.wait(tasks, return_when=until)
        print(until, [task in done for task in tasks], len(pending))
        await asyncio.gather(*tasks, return_exceptions=True)


async def timeout():
    task = asyncio.create_task(value(10, 1))
    done, pending = await asyncio.wait([task], timeout=0.01)
    print(len(done), pending == {task}, task.done())
    task.cancel()
    done, pending = await asyncio.wait([task])
    print(done == {task}, task.cancelled())
    try:
        await asyncio.wait([])
    except ValueError:
        print("nothing to wait for")


async def completed():
    # Three of them as coroutines. CPython of this age has no `async for` over it.
    order = []
    for coro in asyncio.as_completed([value(0.03, 3), value(0.01, 1), value(0.02, 2)]):
        order.append(await coro)
    print(order)
    task = asyncio.create_task(value(10, 0))
    try:
        for coro in asyncio.as_completed([task, value(0, 5)], timeout=0.01):
            print(await coro)
    except asyncio.TimeoutError:
        print("timeout", task.done())
    task.cancel()


async def shields():
    inner = asyncio.create_task(value(0.01, 7))
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 100))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", inner.done())
    print(await inner, await asyncio.shield(inner))
    try:
        await asyncio.shield(value(0, ValueError("v")))
    except ValueError as er:
        print(er)


async def main():
    for test in (waits, timeout, completed, shields):
        print(test.__name__)
        await test()
    print(await asyncio.sleep(0, "now"), await asyncio.sleep(delay=0.001, result="later"))


asyncio.run(main())
