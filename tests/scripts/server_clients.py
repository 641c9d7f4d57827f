# Server.close_clients: who waits for a connection that this server has accepted hears of its end; others go on.
import asyncio

PORT = 8880


async def read(reader):
    return await reader.read(10), await reader.read(10)


async def lines(reader):
    return await reader.readline(), await reader.readline(), await reader.read()


async def exactly(reader):
    try:
        await reader.readexactly(10)
    except asyncio.IncompleteReadError as er:
        return er.partial


async def within(reader):
    return await asyncio.wait_for(reader.readline(), 10)


async def elsewhere(reader):
    # It waits for something else: the server does not know of it.
    await asyncio.sleep(0.1)
    return await reader.readline()


class Server(asyncio.Server):
    pass


async def main():
    kinds = [read, lines, exactly, within, elsewhere]

    async def serve(reader, writer):
        kind = kinds.pop(0)
        print(kind.__name__, await kind(reader), writer.is_closing())
        await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", PORT)
    other = await asyncio.start_server(serve, "127.0.0.1", PORT + 1)
    Server().close_clients()
    clients = []
    for _ in range(5):
        _, writer = client = await asyncio.open_connection("127.0.0.1", PORT)
        clients.append(client)
        writer.write(b"ab\n")
        await writer.drain()
        await asyncio.sleep(0.01)
    other.close_clients()
    other.abort_clients()
    await asyncio.sleep(0.01)
    print("close")
    server.close_clients()
    for reader, writer in clients[:4]:
        print(await reader.read())
        await writer.wait_closed()
    print("the last", clients[4][1].is_closing())
    clients[4][1].write(b"more\n")
    await clients[4][1].drain()
    print(await clients[4][0].read())
    server.close()
    other.close()
    await server.wait_closed()


asyncio.run(main())
