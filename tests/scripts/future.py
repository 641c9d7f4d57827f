# Future, done-callbacks and the methods of Task that are CPython's.
import asyncio


async def settled():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done(), future.cancelled())
    try:
        future.result()
    except asyncio.InvalidStateError as er:
        print(er)
    waiters = [asyncio.create_task(wait(future)) for _ in range(3)]
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("callback", f is future))
    future.set_result(5)
    try:
        future.set_result(6)
    except asyncio.InvalidStateError as er:
        print(er)
    print(await asyncio.gather(*waiters), await future, await asyncio.wait_for(future, 1))


async def wait(future):
    return await future


async def raised():
    future = asyncio.Future()
    future.set_exception(ValueError("v"))
    for _ in range(2):
        try:
            await future
        except ValueError as er:
            print("raised", er)
    print(repr(future.exception()).startswith("ValueError"))


async def cancelled():
    future = asyncio.Future()
    task = asyncio.create_task(wait(future))
    await asyncio.sleep(0)
    print(task.cancel(), future.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled(), task.cancel())


async def callbacks():
    def a(task):
        order.append("a")

    def b(task):
        order.append("b")

    order = []
    task = asyncio.create_task(asyncio.sleep(0))
    for callback in (a, b, a):
        task.add_done_callback(callback)
    print(task.remove_done_callback(a), task.remove_done_callback(a))
    await task
    await asyncio.sleep(0)
    task.add_done_callback(a)
    print(order)
    await asyncio.sleep(0)
    print(order)


async def calls():
    loop = asyncio.get_running_loop()
    order = []
    now = loop.time()
    loop.call_at(now + 0.3, order.append, 2)
    loop.call_at(now + 0.2, order.append, 1)
    loop.call_soon(order.append, 0)
    loop.call_later(0.5, order.append, 3)
    handle = loop.call_later(0.4, order.append, "no")
    print(handle.cancelled())
    handle.cancel()
    print(handle.cancelled(), order)
    await asyncio.sleep(0.8)
    print(order)


async def names():
    async def nop():
        return asyncio.current_task().get_name()

    print(await asyncio.create_task(nop(), name="me"))
    task = asyncio.create_task(nop())
    task.set_name(7)
    print(repr(await task), repr(task.get_name()))
    coro = nop()
    task = asyncio.create_task(coro, name="x")
    print(task.get_coro() is coro)
    await task


async def counting():
    task = asyncio.current_task()
    task.cancel()
    task.cancel()
    print(task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel())
    task.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("cancelled", task.uncancel())


class Own(BaseException):
    pass


async def own_base_exception():
    async def fail():
        raise Own()

    try:
        await asyncio.create_task(fail())
    except Own:
        print("own")


async def no_exceptions():
    future = asyncio.get_running_loop().create_future()
    for what in (5, "x", None, int):
        try:
            future.set_exception(what)
        except TypeError:
            print("TypeError", future.done())


async def main():
    for test in (settled, raised, cancelled, callbacks, calls, names, counting, own_base_exception, no_exceptions):
        print(test.__name__)
        await test()


asyncio.run(main())
