# run(): what is left survives, as upstream; with cancel_leftovers=True it is cancelled and waited for, as CPython.
import asyncio


async def endless(name):
    try:
        await asyncio.sleep(1)
        print(name, "was not cancelled")
    finally:
        print(name, "ends")
        await asyncio.sleep_ms(1)
        print(name, "has ended")


async def fail():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        raise ValueError("while it is cancelled")


async def main(*coros):
    tasks = [asyncio.create_task(coro) for coro in coros]
    await asyncio.sleep(0)
    return len(tasks)


async def later():
    await asyncio.sleep(2)


print(asyncio.run(main(endless("a"))))
print(asyncio.run(later()))
print(asyncio.run(main(endless("b"), endless("c")), cancel_leftovers=True))
print(asyncio.run(main=main(endless("d")), cancel_leftovers=True, debug=True))
print(asyncio.get_event_loop().get_debug())

# What one raises then is reported.
loop = asyncio.get_event_loop()
loop.set_exception_handler(lambda loop, context: print("handler:", repr(context["exception"])))
print(asyncio.run(main(fail()), cancel_leftovers=True))


async def wrong():
    try:
        asyncio.run(later(), cancel_leftovers=True)
    except RuntimeError as er:
        print(er)


asyncio.run(wrong())

# An exception of main's is raised when the others have ended.
async def raises():
    await main(endless("e"))
    raise ValueError("main")


try:
    asyncio.run(raises(), cancel_leftovers=True)
except ValueError as er:
    print(er)

try:
    asyncio.run(debug=True)
except TypeError:
    print("TypeError")
print(loop.get_debug())
print(asyncio.run(main(), loop_factory=lambda: print("made")))
