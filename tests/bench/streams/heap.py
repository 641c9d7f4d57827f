# Heap that a message takes beyond the bytes object that is its result. Prints "RESULT heap <bytes a message>".
import asyncio
import gc

N = 200
LINE = 64


async def main():
    done = asyncio.Event()

    async def echo(reader, writer):
        for _ in range(2):
            writer.write(await reader.readline())
            await writer.drain()
        gc.collect()
        gc.disable()
        before = gc.mem_alloc()
        for _ in range(N):
            writer.write(await reader.readline())
            await writer.drain()
        used = gc.mem_alloc() - before
        gc.enable()
        # What the results took: each stays, as nothing is collected meanwhile.
        before = gc.mem_alloc()
        for _ in range(N):
            bytes(LINE)
        print("RESULT heap %.1f" % ((used - (gc.mem_alloc() - before)) / N))
        done.set()

    server = await asyncio.start_server(echo, "127.0.0.1", 18440)
    await asyncio.sleep_ms(10)
    print("ready")
    await done.wait()


asyncio.run(main())
