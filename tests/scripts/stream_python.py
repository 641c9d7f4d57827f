# Streams over an object written in Python, whose readiness nobody announces.
import asyncio
import io
import time

_POLL = 3


class Timed(io.IOBase):
    # Readable from a time on, a byte at a time; writable every second time it is asked.
    def __init__(self):
        self.at = time.ticks_add(time.ticks_ms(), 50)
        self.data = b"hello\nworld\n"
        self.asked = 0
        self.written = b""

    def __getattr__(self, name):
        # As one that hands on what it has not itself.
        raise AttributeError(name)

    def readable(self):
        return time.ticks_diff(time.ticks_ms(), self.at) >= 0

    def read(self, n):
        if not self.readable():
            return None
        if n < 0:
            n = 1
        data, self.data = self.data[:n], self.data[n:]
        return data

    def readline(self):
        if not self.readable():
            return None
        return self.read(3)

    def write(self, buf):
        n = min(3, len(buf))
        self.written += bytes(buf[:n])
        return n

    def ioctl(self, request, arg):
        if request != _POLL:
            return -1
        self.asked += 1
        ready = 0
        if arg & 1 and self.readable():
            ready |= 1
        if arg & 4 and self.asked % 2:
            ready |= 4
        return ready


async def tick(ticks):
    while True:
        await asyncio.sleep_ms(10)
        ticks.append(1)


async def main():
    ticks = []
    ticker = asyncio.create_task(tick(ticks))
    thing = Timed()
    start = time.ticks_ms()
    stream = asyncio.StreamReader(thing)
    print(await stream.readline())
    waited = time.ticks_diff(time.ticks_ms(), start)
    print("in time", 45 <= waited < 150, "others ran", len(ticks) >= 2)
    print(await stream.readexactly(2), await stream.read(3), await stream.read())
    writer = asyncio.StreamWriter(Timed())
    writer.write(b"0123456789")
    writer.write(b"abc")
    await writer.drain()
    print(writer.s.written)
    ticker.cancel()


asyncio.run(main())
