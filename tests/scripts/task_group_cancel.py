# TaskGroup.cancel(), which CPython has since 3.15: the block ends early, and without an exception.
import asyncio


async def child(name, seconds=10):
    try:
        await asyncio.sleep(seconds)
        print(name, "ends")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def attempt(what, coro):
    try:
        print(what, "->", await coro)
    except BaseException as er:
        print(what, "raises", type(er).__name__, er.args[:1])
    print("  asked to end:", asyncio.current_task().cancelling())


async def body():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("a"))
        await asyncio.sleep(0)
        group.cancel()
        group.cancel()
        print("until the next await")
        await asyncio.sleep(0)
        print("never")
    return "left"


async def no_more_awaits():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("a"))
        await asyncio.sleep(0)
        group.cancel()
    await asyncio.sleep(0)
    return "left"


async def before_it_is_entered():
    group = asyncio.TaskGroup()
    group.cancel()
    group.cancel()
    async with group:
        print("in it")
        try:
            group.create_task(child("a"))
        except RuntimeError as er:
            print("create_task:", str(er).endswith("is shutting down"))
        await asyncio.sleep(0)
        print("never")
    return "left"


async def after_it():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("a", 0))
    group.cancel()
    await asyncio.sleep(0)
    return "left"


async def the_first_one_wins():
    async def run(name, seconds):
        await child(name, seconds)
        group.cancel()

    async with asyncio.TaskGroup() as group:
        for name, seconds in (("slow", 3), ("fast", 1)):
            group.create_task(run(name, seconds))
    return "left"


async def a_child_fails():
    async with asyncio.TaskGroup() as group:

        async def fail():
            group.cancel()
            raise ValueError("fails")

        group.create_task(fail())
        group.create_task(child("b"))
        await asyncio.sleep(10)


async def the_block_fails():
    async with asyncio.TaskGroup() as group:
        group.create_task(child("a"))
        await asyncio.sleep(0)
        group.cancel()
        raise ValueError("fails")


async def from_outside(cancel_group, message):
    cleaning, go_on = asyncio.Event(), asyncio.Event()
    groups = []

    async def slow_to_end():
        try:
            await asyncio.sleep(10)
        finally:
            cleaning.set()
            await go_on.wait()

    async def inner():
        async with asyncio.TaskGroup() as group:
            groups.append(group)
            group.create_task(slow_to_end())
            await asyncio.sleep(0)
            if cancel_group == "within":
                group.cancel()
        print("went on, asked to end:", asyncio.current_task().cancelling())

    task = asyncio.create_task(inner())
    await asyncio.sleep(0.1)
    if cancel_group == "beside":
        groups[0].cancel()
    await cleaning.wait()
    if message:
        task.cancel(message)
    go_on.set()
    await asyncio.wait([task])
    if task.cancelled():
        await task
    return "left"


async def nested():
    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(child("in"))
            outer.create_task(child("out"))
            await asyncio.sleep(0)
            outer.cancel()
            await asyncio.sleep(0)
        print("never")
    return "left"


async def in_a_timeout():
    async with asyncio.timeout(1):
        async with asyncio.TaskGroup() as group:
            group.create_task(child("a"))
            await asyncio.sleep(0)
            group.cancel()
        print("the group is left")
        await asyncio.sleep(5)


async def closed():
    # The coroutine is closed within the block: GeneratorExit is nobody's error.
    async def block():
        async with asyncio.TaskGroup():
            await asyncio.Event().wait()

    coro = block()

    async def drive():
        await coro

    task = asyncio.create_task(drive())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    coro.close()
    return "closed"


async def main():
    for function in (body, no_more_awaits, before_it_is_entered, after_it, the_first_one_wins, a_child_fails, the_block_fails, nested, in_a_timeout, closed):
        await attempt(function.__name__, function())
    for where in ("within", "beside"):
        for message in ("message", None):
            await attempt((where, message), from_outside(where, message))


asyncio.run(main())
