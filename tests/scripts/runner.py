# Runner: what is left is cancelled when it closes; its errors; it runs several coroutines.
import asyncio


async def endless(name):
    try:
        await asyncio.Event().wait()
    finally:
        print(name, "ends")
        await asyncio.sleep(0.001)
        print(name, "has ended")


async def stubborn():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("stubborn")
        await asyncio.sleep(0.002)
        print("stubborn ends")


async def value(v):
    await asyncio.sleep(0)
    return v


async def leave(*coros):
    tasks = [asyncio.create_task(coro) for coro in coros]
    await asyncio.sleep(0)
    return len(tasks)


async def fail():
    raise ValueError("fail")


def error(f, *args):
    try:
        print(f(*args))
    except Exception as er:
        print(type(er).__name__, str(er)[:32])


with asyncio.Runner() as runner:
    print(runner.run(value(1)))
    print(runner.run(leave(endless("a"))))
    print(runner.run(value(2)))
    error(runner.run, fail())

    async def inner():
        coro = value(3)
        error(runner.run, coro)
        coro.close()

    runner.run(inner())
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
    print("closes")
print(loop.is_closed())
coro = value(4)
error(runner.run, coro)
coro.close()
error(runner.get_loop)
error(runner.__enter__)
runner.close()

runner = asyncio.Runner(debug=True, loop_factory=asyncio.new_event_loop)
print(runner.get_loop().get_debug())
print(runner.run(leave(stubborn())))
runner.close()

# An exception in the block: it closes all the same.
try:
    with asyncio.Runner(debug=False) as runner:
        print(runner.get_loop().get_debug())
        runner.run(leave(endless("b")))
        runner.run(fail())
except ValueError as er:
    print(er)

# What main swallows, and what it does not.
async def cancelled():
    asyncio.current_task().cancel()
    await asyncio.sleep(1)


try:
    with asyncio.Runner() as runner:
        runner.run(cancelled())
except asyncio.CancelledError:
    print("cancelled")
