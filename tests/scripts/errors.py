# Every misuse raises an exception, and the loop works after it.
import asyncio


def show(name, er):
    # Without the address of an object.
    print(name, type(er).__name__, str(er).split(" at 0x")[0])


def attempt(name, f):
    try:
        print(name, "gave", f())
    except Exception as er:
        show(name, er)


async def fine():
    await asyncio.sleep_ms(1)
    return "fine"


def function():
    pass


attempt("run()", lambda: asyncio.run())
for x in (1, None, "abc", function, fine, [], object()):
    attempt("run", lambda: asyncio.run(x))
    attempt("create_task", lambda: asyncio.create_task(x))
print(asyncio.run(fine()))


async def main():
    for x in (1, None, function, fine):
        for f in (lambda: asyncio.create_task(x), ):
            attempt("create_task", f)
        for name, make in (("wait_for", lambda: asyncio.wait_for(x, 1)), ("gather", lambda: asyncio.gather(fine(), x))):
            try:
                print(name, "gave", await make())
            except Exception as er:
                show(name, er)
    print(await fine())


asyncio.run(main())


# run() inside of run(): it has its result, or its exception, and the outer one goes on as if nothing had been.
async def outer():
    ticks = []

    async def beside():
        for i in range(5):
            ticks.append(i)
            await asyncio.sleep_ms(1)

    task = asyncio.create_task(beside())
    await asyncio.sleep_ms(0)
    attempt("run", lambda: asyncio.run(fine()))
    attempt("run_until_complete", lambda: asyncio.get_event_loop().run_until_complete(fine()))
    attempt("run", lambda: asyncio.run(raising(ValueError("inner"))))
    attempt("run", lambda: asyncio.run(1))
    attempt("current_task", lambda: type(asyncio.current_task()))
    await task
    print("ticks", ticks)
    return "outer"


async def raising(er):
    await asyncio.sleep_ms(1)
    raise er


print(asyncio.run(outer()))
attempt("current_task", asyncio.current_task)
attempt("get_running_loop", asyncio.get_running_loop)


# An exception comes out of run(), whatever it is, and the next run works.
class Own(Exception):
    pass


class OwnBase(BaseException):
    pass


for er in (ValueError("x"), Own(1, 2), OwnBase("base"), KeyboardInterrupt(), SystemExit(3), asyncio.CancelledError(), StopIteration(4)):
    try:
        print("returned", repr(asyncio.run(raising(er))))
    except BaseException as got:
        print(type(got).__name__, got.args)
    print(asyncio.run(fine()))


# The same from a task that main awaits: KeyboardInterrupt and SystemExit end the loop at once.
async def awaiting(er):
    try:
        await asyncio.create_task(raising(er))
    except Exception as got:
        print("awaiting got", type(got).__name__)
        raise


for er in (ValueError("y"), KeyboardInterrupt(), SystemExit(5)):
    try:
        asyncio.run(awaiting(er))
    except BaseException as got:
        print(type(got).__name__, got.args)
    print(asyncio.run(fine()))
