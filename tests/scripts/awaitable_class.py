# What takes an awaitable takes a class of a program's own with __await__, as CPython's. (To the VM's own await it needs an __iter__, too.)
import asyncio


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield from asyncio.ensure_future(asyncio.sleep(0)).__await__()
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


class Holder:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return self.future.__await__()


class Broken:
    def __await__(self):
        raise KeyError("none")


class Number:
    def __await__(self):
        return 5


async def attempt(make):
    try:
        print(await make())
    except Exception as error:
        print(type(error).__name__)


async def main():
    await attempt(lambda: asyncio.ensure_future(Later(1)))
    await attempt(lambda: asyncio.wait_for(Later(2), 1))
    await attempt(lambda: asyncio.gather(Later(3), Later(4)))
    await attempt(lambda: asyncio.shield(Later(5)))
    await attempt(lambda: asyncio.gather(Later(ValueError("x"))))
    for first in asyncio.as_completed([Later(6)]):
        await attempt(lambda: first)
    future = asyncio.get_running_loop().create_future()
    holders = asyncio.gather(Holder(future), asyncio.wait_for(Holder(future), 9), Holder(asyncio.ensure_future(Later(7))))
    await asyncio.sleep(0)
    future.set_result(8)
    await attempt(lambda: holders)
    await attempt(lambda: asyncio.wait_for(Holder(asyncio.get_running_loop().create_future()), 0.01))
    cancelled = asyncio.ensure_future(Holder(asyncio.get_running_loop().create_future()))
    cancelled.cancel()
    await asyncio.wait([cancelled])
    print(cancelled.cancelled())
    await attempt(lambda: asyncio.ensure_future(Broken()))
    await attempt(lambda: asyncio.ensure_future(Number()))
    await attempt(lambda: asyncio.ensure_future(5))


asyncio.run(main())
