# Threads and the loop: call_soon_threadsafe, run_coroutine_threadsafe, to_thread, run_in_executor.
import asyncio
import time

try:
    import _thread
except ImportError:
    import threading

    class _thread:
        start_new_thread = staticmethod(lambda f, args: threading.Thread(target=f, args=args).start())


async def soon():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    got = []

    def call(*args):
        got.append(args)
        if len(got) == 3:
            done.set()

    def other():
        loop.call_soon_threadsafe(call)
        time.sleep(0.01)
        loop.call_soon_threadsafe(call, 1, 2)
        loop.call_soon_threadsafe(call, 3)

    # In this thread, too: nothing runs in between.
    loop.call_soon_threadsafe(call, "cancelled").cancel()
    _thread.start_new_thread(other, ())
    await done.wait()
    print(got if ("cancelled",) not in got else "the cancelled one ran")


async def soon_in_loop():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon_threadsafe(print, "not this one")
    handle.cancel()
    print(handle.cancelled())
    loop.call_soon_threadsafe(print, "this one")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(handle.cancelled())


async def add(a, b, ms):
    await asyncio.sleep(ms / 1000)
    return a + b


async def fail():
    await asyncio.sleep(0)
    raise ValueError("fail")


async def endless():
    try:
        await asyncio.sleep(1000)
    finally:
        print("endless ends")


async def coroutines():
    loop = asyncio.get_running_loop()
    told = []

    def other():
        future = asyncio.run_coroutine_threadsafe(add(1, 2, 20), loop)
        future.add_done_callback(lambda f: told.append(f is future))
        future.add_done_callback(lambda f: told.append("second"))
        out = [future.done(), future.result(), future.done(), future.cancelled(), future.exception(), future.cancel()]
        time.sleep(0.02)
        future.add_done_callback(lambda f: told.append("at once"))
        out.append(list(told))
        future = asyncio.run_coroutine_threadsafe(fail(), loop)
        out.append(str(future.exception(5)))
        try:
            future.result()
        except ValueError as er:
            out.append(str(er))
        future = asyncio.run_coroutine_threadsafe(endless(), loop)
        try:
            future.result(0.05)
        except asyncio.TimeoutError:
            out.append("timeout")
        out += [future.cancel(), future.cancelled(), future.done(), future.cancel()]
        try:
            asyncio.run_coroutine_threadsafe(1, loop)
        except TypeError as er:
            out.append(str(er))
        return out

    for line in await asyncio.to_thread(other):
        print(line)
    await asyncio.sleep(0.01)


async def functions():
    loop = asyncio.get_running_loop()

    def f(*args, **kwargs):
        time.sleep(0.01)
        return args, sorted(kwargs.items())

    def fails():
        raise KeyError("in the thread")

    print(await asyncio.to_thread(f, 1, 2, a=3, b=4))
    print(await asyncio.gather(*(asyncio.to_thread(f, i) for i in range(5))))
    future = loop.run_in_executor(None, f, 5)
    print(asyncio.isfuture(future), future.done())
    print(await future)
    try:
        await asyncio.to_thread(fails)
    except KeyError as er:
        print("KeyError", er.args)
    # Who waits can be cancelled; the thread goes on.
    task = asyncio.create_task(asyncio.to_thread(f))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    await loop.shutdown_default_executor()


for main in (soon, soon_in_loop, coroutines, functions):
    print(main.__name__ if hasattr(main, "__name__") else "")
    asyncio.run(main())
