# Stream.close() closes, as CPython's: the peer hears of it, and so does who reads here. What cannot be closed is no error.
import asyncio

PORT = 8878


async def serve(reader, writer):
    writer.write(b"hello")
    writer.close()
    print("server", writer.is_closing())


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", PORT)
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    print(await reader.read(), reader.at_eof())
    writer.close()
    writer.close()
    await writer.wait_closed()

    seen = asyncio.Event()
    read = []

    async def idle(reader, writer):
        seen.set()
        read.append(await reader.read())
        writer.close()

    server.close()
    await server.wait_closed()
    server = await asyncio.start_server(idle, "127.0.0.1", PORT)
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    await seen.wait()
    waits = asyncio.create_task(reader.read())
    await asyncio.sleep(0)
    writer.close()
    print("who reads here", await waits)
    await writer.wait_closed()
    server.close()
    while not read:
        await asyncio.sleep(0.01)
    print("the peer", read)
    try:
        await asyncio.open_connection("127.0.0.1", PORT)
    except OSError:
        print("refused")


asyncio.run(main())
