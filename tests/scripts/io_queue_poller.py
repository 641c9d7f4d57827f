# core._io_queue.poller and .map. uProxy's use of the poll object: a listening socket that is not polled for a while accepts nobody.
import asyncio
import asyncio.stream
import micropython
import os
import select
import socket

queue = asyncio.core._io_queue
print(type(queue.poller), type(queue.map), bool(queue.map), queue.poller is queue.poller)


def listener():
    # On a port that nobody else has: there is no asking which one the system has chosen.
    s = socket.socket()
    s.setblocking(False)
    while True:
        address = socket.getaddrinfo("127.0.0.1", 20000 + int.from_bytes(os.urandom(2), "big") // 4)[0][-1]
        try:
            s.bind(address)
            s.listen(5)
            return s, address
        except OSError:
            pass


def connect(address):
    s = socket.socket()
    s.connect(address)
    return s


async def reader(ring, log):
    log.append(await asyncio.StreamReader(ring).read(1))


async def main():
    s, address = listener()
    server = asyncio.stream.Server()
    accepted = asyncio.Event()

    async def accept(reader, writer):
        accepted.set()
        await writer.wait_closed()

    server.task = asyncio.create_task(server._serve(s, accept, None))
    ring = micropython.RingIO(8)
    log = []
    task = asyncio.create_task(reader(ring, log))
    await asyncio.sleep_ms(5)

    # {id(stream): [reader, writer, stream]}
    entries = queue.map
    print(len(entries), sorted(entries) == sorted((id(s), id(ring))))
    print([x is y for x, y in zip(entries[id(s)], (server.task, None, s))])
    print([x is y for x, y in zip(entries[id(ring)], (task, None, ring))])
    ring.write(b"x")
    await task
    print(log, len(queue.map))

    # Disabled and enabled; taken out and put back.
    for off, on in (
        (lambda: queue.poller.modify(s, 0), lambda: queue.poller.modify(s, select.POLLIN)),
        (lambda: queue.poller.unregister(s), lambda: queue.poller.register(s, select.POLLIN)),
    ):
        off()
        client = connect(address)
        await asyncio.sleep_ms(20)
        print("off", accepted.is_set())
        on()
        await accepted.wait()
        print("on", accepted.is_set())
        accepted.clear()
        client.close()
        await asyncio.sleep_ms(5)
    print(server.task.done(), id(s) in queue.map)
    server.close()
    await server.wait_closed()
    print(len(queue.map))


asyncio.run(main())

# The rest of what libraries look at.
core = asyncio.core
print(core._promote_to_task is not None, hasattr(core._stopper(), "send"))


async def promote():
    task = asyncio.create_task(core._stopper())
    print(core._promote_to_task(task) is task, hasattr(core._promote_to_task(aw=core._stopper()), "state"))
    ring = micropython.RingIO(16)
    await asyncio.stream.stream_awrite(asyncio.StreamWriter(ring), b"abcdef", 1, sz=3)
    print(ring.read())


asyncio.run(promote())
loop = asyncio.get_event_loop()
print(loop._exc_handler)
handler = lambda loop, context: print("handled", context["exception"])
loop.set_exception_handler(handler)
print(loop._exc_handler is handler, loop.get_exception_handler() is handler)


async def failing():
    raise ValueError("x")


async def unretrieved():
    asyncio.create_task(failing())
    await asyncio.sleep_ms(5)


asyncio.run(unretrieved())
loop.set_exception_handler(None)
print(loop._exc_handler)
