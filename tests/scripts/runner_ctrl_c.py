# A KeyboardInterrupt in a child, as Ctrl-C while it runs: in a Runner who awaits the child hears of it, and what is left comes to its end.
import asyncio


async def child():
    await asyncio.sleep(0.01)
    raise KeyboardInterrupt


async def other():
    try:
        await asyncio.sleep(100)
    finally:
        await asyncio.sleep(0)
        print("other ends")


async def gather():
    await asyncio.gather(child(), other())


async def group():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
        group.create_task(other())


async def wait():
    await asyncio.wait([asyncio.ensure_future(child()), asyncio.ensure_future(other())])


async def wait_for():
    await asyncio.wait_for(child(), 10)


async def shield():
    await asyncio.shield(child())


async def value():
    return 5


async def after(wait):
    try:
        await wait()
    except BaseException as er:
        print(type(er).__name__)
        raise


for what in gather, group, wait, wait_for, shield:
    print(what.__name__)
    try:
        with asyncio.Runner() as runner:
            runner.run(after(what))
    except KeyboardInterrupt:
        print("KeyboardInterrupt")
    with asyncio.Runner() as runner:
        print(runner.run(value()))
