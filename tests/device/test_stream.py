# Streams over RingIO, and over a Python object with ioctl.
import asyncio
import io
import micropython


async def echo(reader, writer):
    while True:
        line = await reader.readline()
        if line == b"end\n":
            return
        writer.write(b"<" + line)
        await writer.drain()


class Slow(io.IOBase):
    # Becomes readable at every third look.
    def __init__(self):
        self.looks = 0

    def ioctl(self, request, flags):
        if request == 3:
            self.looks += 1
            return flags & 1 if self.looks % 3 == 0 else 0
        return -1

    def read(self, n):
        return b"x"


async def ticker(n):
    while True:
        n[0] += 1
        await asyncio.sleep_ms(1)


async def main():
    n = [0]
    ticking = asyncio.create_task(ticker(n))
    there, back = asyncio.StreamReader(micropython.RingIO(24)), asyncio.StreamReader(micropython.RingIO(24))
    task = asyncio.create_task(echo(there, back))
    for i in range(20):
        there.write(b"line %d\n" % i)
        await there.drain()
        line = await asyncio.wait_for(back.readline(), 5)
        if line != b"<line %d\n" % i:
            print("wrong", line)
    data = b"0123456789" * 20
    there.write(data + b"\n")
    writing = asyncio.create_task(there.drain())
    print(await asyncio.wait_for(back.readexactly(len(data) + 2), 5) == b"<" + data + b"\n")
    await writing
    there.write(b"end\n")
    await there.drain()
    await task
    try:
        await asyncio.wait_for_ms(back.read(1), 20)
    except asyncio.TimeoutError:
        print("timeout", n[0] >= 10)
    slow = asyncio.StreamReader(Slow())
    for _ in range(3):
        print(await asyncio.wait_for(slow.read(1), 5))
    ticking.cancel()


asyncio.run(main())
