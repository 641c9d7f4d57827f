# On Linux, small writes leave together while other tasks are ready; at the latest when the task waits for an answer, when it closes the
# stream, when the loop waits or ends, or after ten milliseconds.
import asyncio
import errno
import os
import socket
import time

# A busy machine may let ten milliseconds pass anywhere: then a case is tried once more.
TRIES = 50


class Spinner:
    # Another task, which is ready as long as the block lasts.
    async def __aenter__(self):
        self.task = asyncio.create_task(self.spin())
        await asyncio.sleep_ms(0)

    async def __aexit__(self, *exc):
        self.task.cancel()

    async def spin(self):
        while True:
            await asyncio.sleep_ms(0)


def come(s):
    # What has come by now, without waiting.
    try:
        return s.recv(100)
    except OSError as er:
        return errno.errorcode[er.errno].encode()


async def connection():
    # A stream that the server has accepted, and a plain socket at its other end.
    streams = []

    async def serve(reader, writer):
        streams.append(writer)

    while True:
        port = 20000 + int.from_bytes(os.urandom(2), "big") // 4
        try:
            server = await asyncio.start_server(serve, "127.0.0.1", port)
            break
        except OSError:
            # Somebody else's.
            pass
    s = socket.socket()
    s.connect(socket.getaddrinfo("127.0.0.1", port)[0][-1])
    s.setblocking(False)
    while not streams:
        await asyncio.sleep_ms(1)
    server.close()
    await server.wait_closed()
    return streams[0], s


async def pieces(stream, n=3):
    for i in range(n):
        stream.write(b"%d" % i)
        await stream.drain()


async def waits_for_answer(stream, s):
    async with Spinner():
        await pieces(stream)
        kept = come(s)
        task = asyncio.create_task(stream.readline())
        await asyncio.sleep_ms(0)
        await asyncio.sleep_ms(0)
        left = come(s)
        task.cancel()
        return kept, left


async def closes(stream, s):
    # Something has come that nobody reads: then the kernel resets the connection.
    s.send(b"not read")
    async with Spinner():
        await pieces(stream)
        kept = come(s)
        stream.close()
        await stream.wait_closed()
        return kept, come(s)


async def loop_waits(stream, s):
    async with Spinner():
        await pieces(stream)
        kept = come(s)
    await asyncio.sleep_ms(1)
    return kept, come(s)


async def time_passes(stream, s):
    async with Spinner():
        await pieces(stream)
        kept = come(s)
        time.sleep_ms(11)
        await asyncio.sleep_ms(0)
        return kept, come(s)


async def alone(stream, s):
    # Nobody else is ready.
    stream.write(b"0")
    return come(s)


async def an_echo(stream, s):
    # One write an answer: from the second on it leaves at once. With a second write it is as ever.
    async with Spinner():
        for _ in range(2):
            stream.write(b"a line\n")
            at_once = come(s)
            task = asyncio.create_task(stream.readline())
            await asyncio.sleep_ms(0)
            s.send(b"\n")
            await task
            come(s)
        stream.write(b"0")
        first = come(s)
        await pieces(stream)
        return at_once, first, come(s)


async def a_program_has_it(stream, s):
    stream.s
    async with Spinner():
        await pieces(stream)
        return come(s)


async def much(stream, s):
    # What fills a segment leaves.
    async with Spinner():
        n = 0
        for _ in range(100):
            stream.write(bytes(1000))
            await stream.drain()
            while (got := come(s)) != b"EAGAIN":
                n += len(got)
        some = n > 0
        await stream.wait_closed()
        while got := come(s):
            n += len(got)
        return some, n


async def tried(case, expected):
    for _ in range(TRIES):
        stream, s = await connection()
        found = await case(stream, s)
        s.close()
        if found == expected:
            break
        await stream.wait_closed()
    print(case.__name__, found)


async def loop_ends(streams):
    streams.append(await connection())
    async with Spinner():
        await pieces(streams[0][0])
        streams.append(come(streams[0][1]))


async def main():
    await tried(waits_for_answer, (b"EAGAIN", b"012"))
    await tried(closes, (b"EAGAIN", b"012"))
    await tried(loop_waits, (b"EAGAIN", b"012"))
    await tried(time_passes, (b"EAGAIN", b"012"))
    await tried(alone, b"0")
    await tried(an_echo, (b"a line\n", b"0", b"EAGAIN"))
    await tried(a_program_has_it, b"012")
    await tried(much, (True, 100000))


asyncio.run(main())
for _ in range(TRIES):
    streams = []
    asyncio.run(loop_ends(streams))
    (stream, s), kept = streams
    found = kept, come(s)
    if found == (b"EAGAIN", b"012"):
        break
print("loop_ends", found)
