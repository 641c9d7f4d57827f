# The system calls of the loop and of streams, counted (calls.c).
import asyncio
import os
import socket


def calls():
    return os.system("calls")


def pair():
    listener = socket.socket()
    address = socket.getaddrinfo("127.0.0.1", 8899)[0][-1]
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(address)
    listener.listen(1)
    near = socket.socket()
    near.connect(address)
    far = listener.accept()[0]
    listener.close()
    near.setblocking(False)
    return near, far


async def messages(n):
    near, far = pair()
    stream = asyncio.StreamReader(near)
    line = b"x" * 63 + b"\n"
    for i in range(n + 1):
        if i == 1:
            # Where the first was, the stream was not registered yet.
            calls()
        far.send(line)
        stream.write(await stream.readline())
        await stream.drain()
        far.recv(64)
    return calls(), stream, far


async def spin(n):
    for _ in range(n):
        await asyncio.sleep_ms(0)


async def main():
    n, stream, far = await messages(100)
    # The stream is known, and nobody waits for it.
    await spin(1000)
    rounds = calls()
    for _ in range(100):
        await stream.drain()
    drains = calls()
    # What is printed is written.
    print("a message", n / 100)
    print("rounds in which nobody waits for a descriptor", rounds)
    print("drains", drains)
    task = asyncio.create_task(stream.readline())
    await asyncio.sleep_ms(0)
    calls()
    await spin(1000)
    print("1000 rounds in which somebody does", 990 <= calls() <= 1000)
    # Who only drains does not keep the others' streams from being looked at.
    far.send(b"heard\n")
    n = 0
    while not task.done():
        await stream.drain()
        n += 1
    print("heard", n <= 4)


asyncio.run(main())
