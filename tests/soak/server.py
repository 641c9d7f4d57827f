# A TCP echo server, until a client asks it to stop. Looks at its free memory whenever a client asks it to.
import asyncio
import gc
import sys

PORT = int(sys.argv[1])
total = clients = 0
free = []


async def echo(reader, writer):
    global total, clients
    clients += 1
    try:
        while True:
            data = await reader.read(1500)
            if not data:
                break
            writer.write(data)
            await writer.drain()
            total += len(data)
    except OSError as er:
        print("client lost", er)
    writer.close()
    await writer.wait_closed()
    clients -= 1


async def main():
    stop = asyncio.Event()

    async def control(reader, writer):
        line = None
        while line != b"stop\n":
            line = await reader.readline()
            if line == b"look\n":
                gc.collect()
                free.append(gc.mem_free())
            writer.write(b"done\n")
            await writer.drain()
        writer.close()
        await writer.wait_closed()
        stop.set()

    # All clients may knock at once: the kernel lets those beyond wait for seconds.
    await asyncio.start_server(echo, "127.0.0.1", PORT, 256)
    await asyncio.start_server(control, "127.0.0.1", PORT + 1)
    print("ready")
    await stop.wait()
    # Who has hung up has his last turns.
    for _ in range(10):
        await asyncio.sleep_ms(0)
    print("clients", clients)
    print("bytes", total)
    print("free", free)


asyncio.run(main())
