# repr() of a Lock, an Event, a Semaphore, a Condition, a Barrier: as CPython's, but for the package in front of the name.
import asyncio


class Sub(asyncio.Lock):
    pass


class Early(asyncio.Event):
    def __init__(self):
        # Nothing is there yet.
        try:
            repr(self)
        except AttributeError:
            pass
        super().__init__()


def shown(x):
    text = repr(x)
    print(text.split(" object at ")[0].replace("<asyncio.locks.", "<"), text[text.rindex("[") :], text == str(x))


async def hold(x):
    async with x:
        await asyncio.sleep(0.001)


async def main():
    for x in (asyncio.Lock(), asyncio.Condition(), asyncio.Semaphore(1), asyncio.BoundedSemaphore(2), asyncio.Semaphore(0)):
        shown(x)
        if isinstance(x, asyncio.Semaphore) and x.locked():
            x.release()
        tasks = [asyncio.create_task(hold(x)) for _ in range(4)]
        for _ in range(2):
            await asyncio.sleep(0)
            if not isinstance(x, asyncio.Condition):
                shown(x)
        await asyncio.gather(*tasks)
        shown(x)
    condition = asyncio.Condition()
    async with condition:
        shown(condition)
    tasks = [asyncio.create_task(waits(condition)) for _ in range(2)]
    await asyncio.sleep(0)
    shown(condition)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    event = asyncio.Event()
    shown(event)
    tasks = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    shown(event)
    event.set()
    await asyncio.gather(*tasks)
    shown(event)
    shown(asyncio.Barrier(2))
    print("[unlocked]" in repr(Sub()), repr(Early())[-8:])


async def waits(condition):
    async with condition:
        await condition.wait()


asyncio.run(main())
