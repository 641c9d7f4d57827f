# run() and run_forever() inside a running loop turn the same loop until their own end.
import asyncio


async def other():
    for i in range(3):
        print("other", i)
        await asyncio.sleep_ms(10)
    asyncio.get_event_loop().stop()


async def inner():
    await asyncio.sleep_ms(5)
    return "inner done"


async def start():
    loop = asyncio.get_event_loop()
    loop.create_task(other())
    print(asyncio.run(inner()))
    loop.run_forever()
    print("after run_forever")


asyncio.run(start())


# The outer main ends inside: its result is kept for the outer run(), and an exception of its own is raised there.
async def nests():
    asyncio.run(asyncio.sleep_ms(20))
    print("nests goes on")
    await asyncio.sleep_ms(0)
    print("and on")


async def outer(fails):
    t = asyncio.create_task(nests())
    await asyncio.sleep_ms(5)
    if fails:
        raise ValueError("outer")
    return "outer done"


for fails in (False, True):
    try:
        print(asyncio.run(outer(fails)))
    except ValueError as er:
        print("ValueError", er)
    asyncio.run(asyncio.sleep_ms(50))


# Cancelling who nests takes effect when it goes on.
async def victim():
    try:
        asyncio.run(asyncio.sleep_ms(20))
        print("not yet")
        await asyncio.sleep_ms(1000)
        print("never")
    except asyncio.CancelledError:
        print("cancelled")


async def canceller():
    t = asyncio.create_task(victim())
    await asyncio.sleep_ms(5)
    print(t.cancel(), t.done())
    await asyncio.sleep_ms(50)
    print(t.done())


asyncio.run(canceller())


# Three deep, and the current task is right on each level.
async def deep(n):
    me = asyncio.current_task()
    if n:
        asyncio.run(deep(n - 1))
    print(n, asyncio.current_task() is me)
    await asyncio.sleep_ms(1)
    print(n, asyncio.current_task() is me)
    return n


print(asyncio.run(deep(3)))


# KeyboardInterrupt goes through all of them, and the next run works.
async def interrupted():
    await asyncio.sleep_ms(1)
    raise KeyboardInterrupt


async def holds():
    asyncio.run(interrupted())


try:
    asyncio.run(holds())
except KeyboardInterrupt:
    print("KeyboardInterrupt")
print(asyncio.run(outer(False)))


# A loop that would wait for itself.
async def itself():
    try:
        asyncio.get_event_loop().run_until_complete(asyncio.current_task())
    except RuntimeError as er:
        print("RuntimeError", er)


asyncio.run(itself())
