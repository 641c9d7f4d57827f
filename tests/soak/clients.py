# 200 clients of server.py, each with messages of its own, of every size from 1 to 3000 bytes, which come back byte for byte. Every
# 20 messages a client hangs up and connects anew. Ten times all come to rest, and both sides look at their memory.
import asyncio
import gc
import sys

PORT = int(sys.argv[1])
CLIENTS = 200
MESSAGES = int(sys.argv[2])
PATTERN = bytes(i * 7 & 0xFF for i in range(3000 + 256))
free = []
done = wrong = sent = resting = 0
go_on = asyncio.Event()
control = None


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
        if (n + 1) % (MESSAGES // 10) == 0:
            await rest()
    writer.close()
    await writer.wait_closed()


async def rest():
    # Until nobody's message is under way.
    global resting, go_on
    resting += 1
    if resting < CLIENTS:
        await go_on.wait()
        return
    await tell(b"look\n")
    gc.collect()
    free.append(gc.mem_free())
    resting = 0
    go_on.set()
    go_on = asyncio.Event()


async def tell(what):
    reader, writer = control
    writer.write(what)
    await writer.drain()
    await reader.readline()


async def main():
    global control
    control = await asyncio.open_connection("127.0.0.1", PORT + 1)
    await asyncio.gather(*[client(i) for i in range(CLIENTS)])
    await tell(b"stop\n")
    print("done", done, "wrong", wrong)
    print("bytes", sent)
    print("free", free)


asyncio.run(main())
