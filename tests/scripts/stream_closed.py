# Stream.close() and what is done with the stream afterwards, of sockets and of what is none.
import asyncio
import io

PORT = 8877


class Device(io.IOBase):
    # No socket: the program may have other use for it.
    def __init__(self):
        self.closed = 0

    def ioctl(self, request, arg):
        return arg if request == 3 else 0

    def write(self, buf):
        return len(buf)

    def close(self):
        self.closed += 1


class Socket(Device):
    blocks = 0

    def setblocking(self, flag):
        pass

    def write(self, buf):
        # A byte at a time, every other time.
        self.blocks ^= 1
        return None if self.blocks else 1


class Lines(asyncio.StreamReader):
    left = 2

    def __anext__(self):
        return self.one()

    async def one(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        return await self.readline()


async def main():
    device = Device()
    stream = asyncio.StreamWriter(device, {})
    stream.close()
    print("a device:", stream.is_closing(), device.closed)
    await stream.wait_closed()
    await stream.wait_closed()
    print(device.closed)

    sock = Socket()
    stream = asyncio.StreamWriter(sock, {})
    stream.write(b"abc")
    stream.close()
    print("with something left to write:", sock.closed)
    await stream.drain()
    print(sock.closed)
    stream.s = other = Device()
    print("another one:", stream.is_closing(), stream.at_eof())
    await stream.wait_closed()
    print(other.closed)

    class Hidden:
        def __getattr__(self, name):
            raise AttributeError(name)

    asyncio.StreamWriter(Hidden(), {}).close()

    server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", PORT)
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    waits = asyncio.create_task(reader.readinto(bytearray(4)))
    await asyncio.sleep(0)
    writer.close()
    print("who waits:", await waits, await reader.readinto(bytearray(4)), await reader.readline())
    server.close()
    await server.wait_closed()

    lines = Lines(io.BytesIO(b"a\nb\nc\n"))
    print(await read(lines))


async def read(lines):
    found = []
    async for line in lines:
        found.append(line)
    return found


asyncio.run(main())
