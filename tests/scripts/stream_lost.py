# A wait for an object that is no stream costs the loop its poll object. A task that waits for a good stream is woken all the
# same, even when a third task begins to wait for another stream in the same round.
import asyncio
import socket


def pair(port):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    address = socket.getaddrinfo("127.0.0.1", port)[0][-1]
    listener.bind(address)
    listener.listen(1)
    near = socket.socket()
    near.connect(address)
    far = listener.accept()[0]
    listener.close()
    return near, far


async def read(name, stream):
    try:
        print(name, await asyncio.StreamReader(stream).read(3))
    except OSError:
        print(name, "OSError")


async def main():
    (a, to_a), (b, to_b) = pair(8896), pair(8897)
    first = asyncio.create_task(read("first", a))
    await asyncio.sleep_ms(1)
    none = asyncio.create_task(read("none", 5))
    last = asyncio.create_task(read("last", b))
    await asyncio.sleep_ms(1)
    to_a.write(b"one")
    await asyncio.wait_for(first, 10)
    to_b.write(b"two")
    await asyncio.wait_for(last, 10)
    await none


asyncio.run(main())
