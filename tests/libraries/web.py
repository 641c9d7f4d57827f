# uaioweb from PyPI: pages, a websocket and server-sent events, with clients in the same process.
import asyncio
import uaioweb

PORT = 8125
app = uaioweb.App(host="127.0.0.1", port=PORT)


@app.route("/")
async def index(r, w):
    w.write(b"HTTP/1.0 200 OK\r\n\r\n")
    w.write(b"hello " + (r.query or "nobody").encode())
    await w.drain()


@app.route("/post", methods=["POST"])
async def post(r, w):
    body = await r.readexactly(int(r.headers["content-length"]))
    w.write(b"HTTP/1.0 200 OK\r\n\r\n%d bytes" % len(body))
    await w.drain()


@app.route("/ws")
async def ws(r, w):
    socket = await uaioweb.WebSocket.upgrade(r, w)
    while True:
        message = await socket.recv()
        if message is None or message["type"] == "close":
            break
        await socket.send("you said " + message["data"])


@app.route("/events")
async def events(r, w):
    source = await uaioweb.EventSource.upgrade(r, w)
    for i in range(3):
        await source.send("tick %d" % i)
        await asyncio.sleep_ms(10)


async def request(text, all=True):
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write(text)
    await writer.drain()
    if not all:
        return reader, writer
    data = await reader.read(-1)
    writer.close()
    await writer.wait_closed()
    return data


async def websocket():
    reader, writer = await request(
        b"GET /ws HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", all=False
    )
    accept = None
    while True:
        line = await reader.readline()
        if line == b"\r\n":
            break
        if line.startswith(b"Sec-WebSocket-Accept"):
            accept = line.strip()
    answers = []
    for text in (b"one", b"two"):
        mask = b"abcd"
        writer.write(bytes([0x81, 0x80 | len(text)]) + mask + bytes(c ^ mask[i % 4] for i, c in enumerate(text)))
        await writer.drain()
        head = await reader.readexactly(2)
        answers.append(await reader.readexactly(head[1]))
    writer.close()
    await writer.wait_closed()
    return accept, answers


async def main():
    await app.serve()
    print(await request(b"GET /?somebody HTTP/1.0\r\nHost: x\r\n\r\n"))
    print(await request(b"POST /post HTTP/1.0\r\nContent-Length: 5000\r\n\r\n" + b"x" * 5000))
    print(await request(b"GET /nothing HTTP/1.0\r\n\r\n"))
    print(await request(b"GET /events HTTP/1.0\r\n\r\n"))
    print(await websocket())
    # No more at once than knock: the kernel lets those beyond the server's backlog wait for longer and longer.
    for first in range(0, 40, 5):
        results = await asyncio.gather(*[request(b"GET /?%d HTTP/1.0\r\n\r\n" % i) for i in range(first, first + 5)])
        print(first, sum(r.endswith(b"hello %d" % (first + i)) for i, r in enumerate(results)))


asyncio.run(main())
