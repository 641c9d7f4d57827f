# writelines is one write; a drain with nothing left is one turn for the others.
import asyncio
import io

if not hasattr(asyncio.Stream, "writelines"):
    print("SKIP")
    raise SystemExit


class Sink(io.IOBase):
    def __init__(self, most):
        self.most = most
        self.written = []

    def write(self, buf):
        self.written.append(bytes(buf[: self.most]))
        return min(len(buf), self.most)

    def ioctl(self, request, arg):
        return arg & 4 if request == 3 else -1


class Loud(asyncio.Stream):
    def write(self, buf):
        print("write", buf)
        super().write(buf)


async def ticker(ticks):
    while True:
        ticks.append(1)
        await asyncio.sleep_ms(0)


async def main():
    stream = asyncio.StreamWriter(Sink(100))
    stream.writelines([b"a", b"bc", b"def"])
    stream.writelines(())
    print(stream.s.written)
    stream = asyncio.StreamWriter(Sink(4))
    stream.writelines(bytes([c]) * 3 for c in b"xyz")
    await stream.drain()
    print(stream.s.written)
    Loud(Sink(9)).writelines([b"1", b"2"])
    try:
        stream.writelines([1])
    except TypeError:
        print("TypeError")

    ticks = []
    task = asyncio.create_task(ticker(ticks))
    await asyncio.sleep_ms(0)
    before = len(ticks)
    for _ in range(10):
        await stream.drain()
    print(len(ticks) - before)
    task.cancel()


asyncio.run(main())
