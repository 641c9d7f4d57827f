# 200 clients of server.py, each with messages of its own, of every size from 1 to 3000 bytes, which come back byte for byte. Every
# 20 messages a client hangs up and connects anew.
import asyncio
import gc
import sys

PORT = int(sys.argv[1])
CLIENTS = 200
MESSAGES = int(sys.argv[2])
PATTERN = bytes(i * 7 & 0xFF for i in range(3000 + 256))
free = []
done = wrong = sent = 0


async def client(number):
    global done, wrong, sent
    reader = None
    for n in range(MESSAGES):
        if n % 20 == 0:
            if reader:
                writer.close()
                await writer.wait_closed()
            reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        size = 1 + (number * 7919 + n * 104729) % 3000
        start = (number + n) % 256
        message = memoryview(PATTERN)[start : start + size]
        writer.write(message)
        await writer.drain()
        if await reader.readexactly(size) != message:
            wrong += 1
        sent += size
        done += 1
    writer.close()
    await writer.wait_closed()


async def watch():
    told = 0
    while True:
        await asyncio.sleep_ms(20)
        if done * 10 // (CLIENTS * MESSAGES) > told:
            told = done * 10 // (CLIENTS * MESSAGES)
            gc.collect()
            free.append(gc.mem_free())


async def main():
    watcher = asyncio.create_task(watch())
    await asyncio.gather(*[client(i) for i in range(CLIENTS)])
    watcher.cancel()
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT + 1)
    writer.write(b"stop\n")
    await writer.drain()
    await reader.read(-1)
    print("done", done, "wrong", wrong)
    print("bytes", sent)
    print("free", free)


asyncio.run(main())
