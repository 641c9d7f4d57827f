# Loop.sock_recv and the like: on sockets that do not block, TCP and UDP, cancelled at each point.
import asyncio
import errno
import socket

loop = asyncio.get_event_loop()


def address(port):
    return socket.getaddrinfo("127.0.0.1", port)[0][-1]


def new(kind=socket.SOCK_STREAM, port=None):
    s = socket.socket(socket.AF_INET, kind)
    s.setblocking(False)
    if port is not None:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(address(port))
        if kind == socket.SOCK_STREAM:
            s.listen(2)
    return s


async def cancelled(awaitable):
    # Cancelled while it waits.
    task = asyncio.create_task(awaitable)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
        return False
    except asyncio.CancelledError:
        return True


async def pair(port):
    listener, near = new(port=port), new()
    accepting = asyncio.create_task(loop.sock_accept(listener))
    await asyncio.sleep(0)
    await loop.sock_connect(near, address(port))
    far, peer = await accepting
    listener.close()
    return near, far


async def tcp():
    listener = new(port=8890)
    print("accept", await cancelled(loop.sock_accept(sock=listener)))
    listener.close()
    near, far = await pair(8891)
    print("recv", await cancelled(loop.sock_recv(sock=near, n=5)))
    buf = bytearray(8)
    print("recv_into", await cancelled(loop.sock_recv_into(sock=near, buf=buf)))
    print(await loop.sock_sendall(sock=far, data=b"one"), await loop.sock_recv(near, 10))
    task = asyncio.create_task(loop.sock_recv(near, 2))
    await asyncio.sleep(0)
    await loop.sock_sendall(far, b"two")
    print(await task, await loop.sock_recv_into(near, buf), buf)
    await loop.sock_sendall(far, b"")
    far.close()
    print(await loop.sock_recv(near, 10), await loop.sock_recv_into(near, buf))
    near.close()


async def more_than_fits():
    near, far = await pair(8892)
    # SO_SNDBUF of Linux, which MicroPython does not name.
    near.setsockopt(socket.SOL_SOCKET, 7, 4096)
    data = bytes(range(256)) * 2048
    task = asyncio.create_task(loop.sock_sendall(near, data))
    got, same = 0, True
    while got < len(data):
        piece = await loop.sock_recv(far, 65536)
        same = same and piece == data[got:got + len(piece)]
        got += len(piece)
    print(await task, got, same)
    # What is out before the cancellation arrives, and then what is sent next.
    print("sendall", await cancelled(loop.sock_sendall(near, data)))
    task = asyncio.create_task(loop.sock_sendall(near, b"the end"))
    rest = b""
    while not rest.endswith(b"the end"):
        rest = rest[-10:] + await loop.sock_recv(far, 65536)
    await task
    near.close()
    far.close()


async def udp():
    server, client = new(socket.SOCK_DGRAM, 8893), new(socket.SOCK_DGRAM, 8894)

    async def echo():
        for _ in range(3):
            data, peer = await loop.sock_recvfrom(server, 100)
            await loop.sock_sendto(server, data, peer)

    print("recvfrom", await cancelled(loop.sock_recvfrom(sock=client, bufsize=5)))
    buf = bytearray(4)
    print("recvfrom_into", await cancelled(loop.sock_recvfrom_into(sock=client, buf=buf)))
    task = asyncio.create_task(echo())
    print(await loop.sock_sendto(sock=client, data=b"ping", address=address(8893)))
    print((await loop.sock_recvfrom(client, 100))[0])
    await loop.sock_sendto(client, b"pong", address(8893))
    n, peer = await loop.sock_recvfrom_into(client, buf)
    print(n, peer == address(8893), buf)
    await loop.sock_sendto(client, b"12345", address(8893))
    # More than there is room for: nothing is received, and so nothing is lost.
    for wrong in (5, -1):
        try:
            await loop.sock_recvfrom_into(client, buf, wrong)
        except ValueError as er:
            print(er)
    print((await loop.sock_recvfrom_into(client, buf, 2))[0], buf)
    await task
    print(await loop.sock_connect(client, address(8893)), await loop.sock_sendall(client, b"x"), (await loop.sock_recvfrom(server, 5))[0])
    server.close()
    client.close()


async def refused():
    s = new()
    print("connect", await cancelled(loop.sock_connect(s, address(8895))))
    s.close()
    s = new()
    for call in (lambda: loop.sock_connect(sock=s, address=address(8895)), lambda: loop.sock_sendall(s, b"x"), lambda: loop.sock_recv(5, 5)):
        try:
            await call()
        except OSError as er:
            print(errno.errorcode.get(er.errno, er))
    s.close()


async def main():
    await tcp()
    await more_than_fits()
    await udp()
    await refused()


asyncio.run(main())
