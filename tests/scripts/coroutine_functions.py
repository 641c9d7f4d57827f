# iscoroutinefunction() sees through methods and closures, and Task and Future have __await__, as CPython's.
import asyncio


def decorated(function):
    async def inner(*args):
        return await function(*args)

    return inner


def plain(function):
    def inner(*args):
        return function(*args)

    return inner


class Device:
    async def read(self):
        return 5

    def write(self):
        pass

    later = decorated(read)


class closure:
    pass


class bound_method(closure):
    pass


class Awaits:
    def __init__(self, future):
        self.future = future

    def __await__(self):
        return (yield from self.future.__await__())

    __iter__ = __await__


device = Device()
for what in (
    device.read, device.later, Device.read, decorated(plain), decorated(device.read), device.write, plain(device.read), Device, device,
    closure, closure(), bound_method(), 5, None, "text", print, "text".join, asyncio.Event().set, asyncio.Queue,
):
    print(asyncio.iscoroutinefunction(what), end=" ")
print()


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("of a future")
    print(await Awaits(asyncio.create_task(device.read())), await Awaits(future))


asyncio.run(main())
