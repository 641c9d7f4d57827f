# micropython-websockets from PyPI, server and client in one process; it adds Queue and Future to asyncio where they are missing.
# And async_websocket_client against the same server.
# clock: real
import asyncio
from micropython_websockets import websockets
from async_websocket_client.ws import AsyncWebsocketClient

PORT = 8126


async def handler(ws):
    async for message in ws:
        if isinstance(message, str):
            await ws.send("echo: " + message)
        else:
            await ws.send(message + message)


async def client(i, count):
    async with websockets.connect("ws://127.0.0.1:%d/path" % PORT) as ws:
        for n in range(count):
            text = "client %d message %d" % (i, n)
            await ws.send(text)
            if await ws.recv() != "echo: " + text:
                return False
    return True


async def other_client():
    ws = AsyncWebsocketClient()
    print("handshake", await ws.handshake("ws://127.0.0.1:%d/" % PORT))
    for text in ("a", "b" * 200):
        await ws.send(text)
        reply = await ws.recv()
        print("other", len(reply), reply[:8])
    await ws.close()
    print("open", await ws.open())


async def main():
    async with websockets.serve(handler, "127.0.0.1", PORT) as server:
        print("serving")
        async with websockets.connect("ws://127.0.0.1:%d" % PORT) as ws:
            await ws.send("hello")
            print(await ws.recv())
            await ws.send(b"\x00\x01" * 300)
            print(len(await ws.recv()))
            print("ping", await ws.ping(b"now"))
        # No more at once than knock: the kernel lets those beyond the server's backlog wait for longer and longer.
        for first in (0, 5):
            print(sum(await asyncio.gather(*[client(i, 5) for i in range(first, first + 5)])), "clients")
        # It blocks in connect(): the server's backlog takes that.
        await asyncio.wait_for(other_client(), 60)


asyncio.run(main())
