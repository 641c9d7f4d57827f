# Streams on unix: an echo over the loopback, and how much goes through. Prints "RESULT <name> <value>".
import gc
import time

try:
    import asyncio
except ImportError:
    import uasyncio as asyncio

PORT = 18437
ROUNDS = 1000
CHUNK = bytes(4096)
CHUNKS = 2000


async def echo(reader, writer):
    while True:
        data = await reader.read(4096)
        if not data:
            break
        writer.write(data)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def sink(reader, writer):
    while await reader.read(4096):
        pass
    writer.close()
    await writer.wait_closed()


async def connect(port):
    for _ in range(50):
        try:
            return await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep_ms(10)


async def round_trips():
    server = await asyncio.start_server(echo, "127.0.0.1", PORT)
    reader, writer = await connect(PORT)
    start = time.ticks_us()
    for _ in range(ROUNDS):
        writer.write(b"0123456789abcdef\n")
        await writer.drain()
        await reader.readline()
    took = time.ticks_diff(time.ticks_us(), start)
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print("RESULT stream_echo %.3f" % (took / ROUNDS))


async def throughput():
    server = await asyncio.start_server(sink, "127.0.0.1", PORT + 1)
    reader, writer = await connect(PORT + 1)
    start = time.ticks_us()
    for _ in range(CHUNKS):
        writer.write(CHUNK)
        await writer.drain()
    took = time.ticks_diff(time.ticks_us(), start)
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    print("RESULT stream_us_a_mb %.3f" % (took / (CHUNKS * len(CHUNK) / 1e6)))


gc.collect()
asyncio.run(round_trips())
asyncio.run(throughput())
