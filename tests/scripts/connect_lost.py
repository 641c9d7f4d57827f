# open_connection() that is cancelled or fails, and a server that dies, leave no socket open.
import asyncio
import os

PORT = 8870


def descriptors():
    return len(list(os.ilistdir("/proc/self/fd")))


async def serve(reader, writer):
    await reader.read(1)
    writer.close()
    await writer.wait_closed()


def connect(host="127.0.0.1", **args):
    return asyncio.open_connection(host, PORT, **args)


async def cancelled():
    task = asyncio.create_task(connect())
    await asyncio.sleep(0)
    task.cancel()
    await task


async def attempt(name, make):
    before = descriptors()
    for _ in range(3):
        try:
            await make()
            print(name, "connected")
        except (Exception, asyncio.CancelledError) as er:
            error = type(er).__name__
    for _ in range(5):
        # The server notices that its side is closed.
        await asyncio.sleep(0.01)
    print(name, error, descriptors() - before)


async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", PORT):
        await attempt("cancelled", cancelled)
        await attempt("a context that is none", lambda: connect(ssl=5))
        await attempt("broadcast", lambda: connect("255.255.255.255"))


def ends(reader, writer):
    raise SystemExit


async def dies():
    await asyncio.start_server(ends, "127.0.0.1", PORT)
    reader, writer = await connect()
    try:
        await reader.read()
    finally:
        await writer.wait_closed()


asyncio.run(main())
# Its port is free again, too.
for _ in range(2):
    try:
        asyncio.run(dies())
    except SystemExit:
        print("SystemExit")
    asyncio.new_event_loop()
