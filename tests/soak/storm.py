# storm.py PORT CLIENTS: an echo server and so many clients of it, in one process. Each client writes pieces of every size with pauses
# of every length, reads them back by every kind of read, and checks every byte; now and then a read is cancelled, which loses nothing,
# or the client hangs up: in order, or with a reset under the server's reader. Nobody is left behind.
import asyncio
import gc
import socket
import struct
import sys

PORT = int(sys.argv[1])
CLIENTS = int(sys.argv[2])
# Connections of a client, and messages of a connection.
LIVES, MESSAGES = 2, 12
PATTERN = bytes(range(256)).replace(b"\n", b"N")
checked = wrong = cancelled = resets = served = lost = 0


def lcg(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8


async def serve(reader, writer):
    # Lines, and behind each as many bytes as it says.
    global served, lost
    served += 1
    try:
        while True:
            line = await reader.readline()
            if not line:
                break
            body = await reader.readexactly(int(line))
            writer.write(line)
            writer.write(body)
            await writer.drain()
    except (OSError, EOFError):
        lost += 1
    writer.close()
    await writer.wait_closed()
    served -= 1


async def read_back(reader, n, random):
    # n bytes, by one read after the other, of every kind.
    got = b""
    while len(got) < n:
        kind = next(random) % 4
        left = n - len(got)
        if kind == 0:
            got += await reader.readexactly(left)
        elif kind == 1:
            got += await reader.readexactly(min(left, 1 + next(random) % 50))
        elif kind == 2:
            buf = bytearray(left)
            got += buf[: await reader.readinto(buf) or 0]
        else:
            got += await reader.read(left)
    return got


async def line_of(reader, random):
    # Its readline is cancelled at any moment, and asked again.
    global cancelled
    if next(random) % 4 == 0:
        try:
            return await asyncio.wait_for_ms(reader.readline(), next(random) % 3)
        except asyncio.TimeoutError:
            cancelled += 1
    return await reader.readline()


async def life(random):
    global checked, wrong, resets
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
            break
        except OSError:
            await asyncio.sleep_ms(10)
    for _ in range(MESSAGES):
        size = next(random) % (1 << next(random) % 11)
        start = next(random) % 256
        body = (PATTERN[start:] + PATTERN * 4)[:size]
        line = b"%d\n" % size
        message = line + body
        while message:
            n = 1 + next(random) % len(message)
            writer.write(message[:n])
            await writer.drain()
            message = message[n:]
            if next(random) % 3 == 0:
                await asyncio.sleep_ms(next(random) % 4)
        if next(random) % 60 == 0:
            # With what was sent still on its way.
            resets += 1
            writer.s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            break
        if await line_of(reader, random) != line or await read_back(reader, size, random) != body:
            wrong += 1
        checked += size + len(line)
    writer.close()
    await writer.wait_closed()


async def client(number):
    random = lcg(number)
    for _ in range(LIVES):
        await asyncio.sleep_ms(next(random) % 50)
        await life(random)


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", PORT, 1024)
    free = []
    for _ in range(2):
        await asyncio.gather(*[client(i) for i in range(CLIENTS)])
        while served:
            await asyncio.sleep_ms(10)
        gc.collect()
        free.append(gc.mem_free())
    server.close()
    await server.wait_closed()
    print("wrong", wrong, "served", served)
    print("checked", checked, "cancelled", cancelled, "resets", resets, "lost", lost)
    print("free", free)


asyncio.run(main())
