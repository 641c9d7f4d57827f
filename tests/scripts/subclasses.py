# Subclasses in every form that works on upstream's classes, which are written in Python: with super() and with the base named, two
# levels, beside a mixin, with methods that others call, with attributes of their own and the base's.
import asyncio
import asyncio.stream
import micropython
import select
import socket


class Twice(asyncio.Event):
    count = 0

    def set(self):
        self.count += 1
        super().set()

    async def wait(self):
        await asyncio.Event.wait(self)
        return self.count


class TwoLevels(Twice):
    def __init__(self, name):
        Twice.__init__(self)
        self.name = name


class Flag(asyncio.ThreadSafeFlag):
    pass


class Mixin:
    async def acquire(self):
        print("mixin acquire")
        return True

    def release(self):
        print("mixin release")


class Mixed(Mixin, asyncio.Lock):
    pass


class Entered(asyncio.Lock):
    async def __aenter__(self):
        print("aenter")
        return await super().__aenter__()

    async def acquire(self):
        print("acquire")
        return await super().acquire()


class Released(Entered):
    def release(self):
        print("release", self.locked())
        asyncio.Lock.release(self)


class Reader(asyncio.StreamReader):
    def __init__(self, s):
        super().__init__(s, e={"key": 1})
        self.first = s
        # As after STARTTLS.
        self.s = micropython.RingIO(20)
        self.e = {"key": 2}

    async def read(self, n=-1):
        print("read", n)
        return await super().read(n)

    async def readline(self):
        print("readline")
        return await asyncio.StreamReader.readline(self)

    async def drain(self):
        print("drain")
        await super().drain()

    async def wait_closed(self):
        print("wait_closed")


class Server(asyncio.stream.Server):
    def close(self):
        print("close")
        super().close()

    async def wait_closed(self):
        print("wait_closed")
        await super().wait_closed()


async def events():
    for event in (Twice(), TwoLevels("name")):
        task = asyncio.create_task(event.wait())
        await asyncio.sleep_ms(0)
        event.set()
        print(await task, event.is_set(), asyncio.Event.is_set(event), getattr(event, "name", None), event.state)
        event.clear()
        print(event.is_set(), isinstance(event, asyncio.Event))

    flag = Flag()
    poller = select.poll()
    poller.register(flag, select.POLLIN)
    print(len(poller.poll(0)))
    flag.set()
    print(len(poller.poll(0)), flag.state, flag.ioctl(3, 1))
    await flag.wait()
    print(flag.state, flag.ioctl(3, 1))

    event = TwoLevels("locked")
    micropython.heap_lock()
    asyncio.ThreadSafeFlag.set(flag)
    asyncio.Event.set(event)
    micropython.heap_unlock()
    print(flag.state, event.state)


async def locks():
    async with Mixed() as entered:
        print("inside", entered)
    lock = Released()
    for _ in range(2):
        async with lock as entered:
            print("inside", entered, lock.locked(), lock.state)
    await asyncio.wait_for(lock.acquire(), 1)
    waiting = asyncio.create_task(asyncio.wait_for(lock.acquire(), 0.01))
    try:
        await waiting
    except asyncio.TimeoutError:
        print("TimeoutError")
    lock.release()
    print(lock.locked())

    # One of each, in turns: a lock of the base class is not concerned.
    plain = asyncio.Lock()
    async with plain, lock:
        print(plain.locked(), lock.locked())
    print(plain.locked(), lock.locked())


async def streams():
    stream = Reader(micropython.RingIO(8))
    print(stream.get_extra_info("key"), stream.first.any())
    stream.s.write(b"ab\ncd")
    print(await stream.readline(), await stream.read(2))
    await stream.awrite(b"xyz", 1, sz=1)
    stream.write(b"w")
    print(stream.s.read(), stream.out_buf)
    await stream.aclose()
    await stream.wait_closed()


async def servers():
    listener = socket.socket()
    listener.bind(socket.getaddrinfo("127.0.0.1", 0)[0][-1])
    listener.listen(1)
    listener.setblocking(False)
    server = Server()
    print(hasattr(server, "task"))
    server.task = asyncio.create_task(server._serve(listener, None, None))
    await asyncio.sleep_ms(1)
    print(server.state, server.task.done())
    async with server as entered:
        print(entered is server)
    print(server.state, server.task.done())


async def main():
    await events()
    await locks()
    await streams()
    await servers()


asyncio.run(main())
