# A child of fork() has the parent's descriptors: what it waits for, and gives up, is nothing to the parent.
import asyncio
import os
import sys
import socket


def pair(port):
    listener = socket.socket()
    address = socket.getaddrinfo("127.0.0.1", port)[0][-1]
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(address)
    listener.listen(1)
    near = socket.socket()
    near.connect(address)
    far = listener.accept()[0]
    listener.close()
    near.setblocking(False)
    far.setblocking(False)
    return asyncio.StreamReader(near), asyncio.StreamReader(far)


async def main():
    near, far = pair(8900)
    a, b = pair(8901)
    task = asyncio.create_task(near.readline())
    await asyncio.sleep_ms(5)
    if os.system("fork") == 0:
        task.cancel()
        await near.wait_closed()
        a.write(b"the child has heard: " + await a.readline())
        await a.drain()
        sys.exit()
    b.write(b"hello\n")
    print(await b.readline())
    far.write(b"to the parent\n")
    print(await task)


asyncio.run(main())
