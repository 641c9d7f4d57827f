# `async for line in reader` of a connection, which reads ahead; a server's callback that answers each line.
import asyncio


async def connected():
    async def serve(reader, writer):
        async for line in reader:
            writer.write(line.upper())
            await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 8879)
    reader, writer = await asyncio.open_connection("127.0.0.1", 8879)
    writer.write(b"first\nsecond\n")
    await writer.drain()
    seen = 0
    async for line in reader:
        print(line)
        seen += 1
        if seen == 2:
            break
    writer.close()
    await writer.wait_closed()
    server.close()
    # Its callback sees the end.
    await asyncio.sleep(0.05)
    await server.wait_closed()


asyncio.run(connected())
