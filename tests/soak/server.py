# A TCP echo server, until a client asks it to stop. Tells its free memory each time that as many bytes more have gone through.
import asyncio
import gc
import sys

PORT = int(sys.argv[1])
EVERY = 2000000
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
        while await reader.readline() != b"stop\n":
            pass
        writer.close()
        await writer.wait_closed()
        stop.set()

    # All clients may knock at once: the kernel lets those beyond wait for seconds.
    await asyncio.start_server(echo, "127.0.0.1", PORT, 256)
    await asyncio.start_server(control, "127.0.0.1", PORT + 1)
    print("ready")
    told = 0
    while not stop.is_set():
        try:
            await asyncio.wait_for_ms(stop.wait(), 50)
        except asyncio.TimeoutError:
            pass
        if total // EVERY > told:
            told = total // EVERY
            gc.collect()
            free.append(gc.mem_free())
    gc.collect()
    print("clients", clients)
    print("bytes", total)
    print("free", free)


asyncio.run(main())
