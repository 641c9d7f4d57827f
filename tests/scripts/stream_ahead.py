# Reading ahead is not seen: whatever the pieces in which the bytes come, each read gives what a model of the bytes gives, no byte is
# lost by a cancelled read, and what others read of the same object is theirs.
import asyncio
import errno
import io
import micropython
import sys

_POLL = 3
# On a board it takes its time.
SEEDS = 150 if sys.platform == "linux" else 5


def lcg(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8


class Source(io.IOBase):
    # Gives its pieces one by one: bytes, None for nothing yet, an errno. After them is the end, or for ever nothing.
    def __init__(self, pieces, ends=True):
        self.pieces = list(pieces)
        self.ends = ends
        self.asked = []

    def ioctl(self, request, arg):
        return arg & 1 if request == _POLL and (self.pieces or self.ends) else 0

    def readinto(self, buf):
        self.asked.append(len(buf))
        if not self.pieces:
            return 0 if self.ends else None
        piece = self.pieces.pop(0)
        if piece is None:
            return None
        if isinstance(piece, int):
            raise OSError(piece)
        n = min(len(buf), len(piece))
        buf[:n] = piece[:n]
        if n < len(piece):
            self.pieces.insert(0, piece[n:])
        return n

    def read(self, n=-1):
        buf = bytearray(1000 if n < 0 else n)
        n = self.readinto(buf)
        return n if n is None else bytes(buf[:n])


def cut(data, random):
    # Random pieces, with pauses between them.
    pieces = []
    while data:
        n = 1 + next(random) % (1 << next(random) % 9)
        pieces.append(data[:n])
        data = data[n:]
        if next(random) % 3 == 0:
            pieces.append(None)
    return pieces


async def one_read(stream, data, random):
    # A read of a random kind; the rest of the data after it, by the model.
    kind = next(random) % 5
    n = next(random) % 300
    if kind == 0:
        line = data[: data.find(b"\n") + 1] or data
        assert await stream.readline() == line
        return data[len(line) :]
    if kind == 1:
        n = min(n, len(data))
        assert await stream.readexactly(n) == data[:n]
        return data[n:]
    if kind == 2:
        got = await stream.read(n + 1)
        assert got == data[: len(got)] and (got or not data)
        return data[len(got) :]
    if kind == 3:
        buf = bytearray(n + 1)
        n = await stream.readinto(buf)
        # As upstream: None, where the stream was readable and then had nothing.
        n = n or 0
        assert buf[:n] == data[:n]
        return data[n:]
    # Cancelled at any moment, a read has taken nothing.
    task = asyncio.create_task(too_much(stream, len(data) + 1))
    for _ in range(next(random) % 8):
        await asyncio.sleep_ms(0)
    if not task.done():
        task.cancel()
    try:
        await task
        return b""
    except asyncio.CancelledError:
        return data


async def too_much(stream, n):
    try:
        await stream.readexactly(n)
    except EOFError:
        pass


async def model():
    reads = 0
    for seed in range(SEEDS):
        random = lcg(seed)
        data = bytes(10 if next(random) % 40 == 0 else 32 + next(random) % 90 for _ in range(next(random) % 2000))
        stream = asyncio.StreamReader(Source(cut(data, random)))
        while data:
            data = await one_read(stream, data, random)
            reads += 1
        assert await stream.read(-1) == b""
    print("model", reads > 10 * SEEDS)


async def every_split():
    data = b"ab\ncdefgh\nXYZ"
    for first in range(0, len(data) + 1, 1 if sys.platform == "linux" else 3):
        for second in range(first, len(data) + 1):
            pieces = [data[:first], None, data[first:second], data[second:]]
            stream = asyncio.StreamReader(Source([p for p in pieces if p != b""]))
            got = [await stream.readline(), await stream.readexactly(3), await stream.readline()]
            assert got == [b"ab\n", b"cde", b"fgh\n"], (first, second, got)
            assert await stream.read(-1) == b"XYZ"
            assert await stream.readline() == b""
    print("every split")


async def ends():
    stream = asyncio.StreamReader(Source([b"half a li"]))
    print(await stream.readline(), await stream.readline())
    stream = asyncio.StreamReader(Source([b"abc"]))
    try:
        await stream.readexactly(4)
    except EOFError:
        print("EOFError", await stream.read(10))
    stream = asyncio.StreamReader(Source([b"one\ntwo", errno.ECONNRESET, b"\n"]))
    print(await stream.readline())
    try:
        await stream.readline()
    except OSError as er:
        # What came before it is there for the next read.
        print("ECONNRESET", er.errno == errno.ECONNRESET, await stream.readline())
    # Long ones come whole.
    line = bytes(range(48, 58)) * (1000 if sys.platform == "linux" else 100) + b"\n"
    half = len(line) // 2
    stream = asyncio.StreamReader(Source([line[:half], line[half:] + line + b"rest"]))
    print(await stream.readline() == line, await stream.readexactly(len(line)) == line, await stream.read(-1))
    # A cancelled readline, too.
    source = Source([b"be"], ends=False)
    stream = asyncio.StreamReader(source)
    try:
        await asyncio.wait_for_ms(stream.readline(), 5)
    except asyncio.TimeoutError:
        source.pieces.append(b"gun\n")
        print(await stream.readline())


class Uart(Source):
    # What waits for bytes that are not there.
    def any(self):
        return len(self.pieces[0]) if self.pieces else 0

    def readinto(self, buf):
        assert not self.pieces or len(buf) <= self.any()
        return super().readinto(buf)


class Flagged(Source):
    # Its any() tells no number: it is read by its own methods.
    def any(self):
        return bool(self.pieces)

    def readline(self):
        return b"by method\n"


async def lines(streams):
    got = []
    for stream in streams:
        got.append(await stream.readline())
    return got


async def no_more_than_any():
    stream = asyncio.StreamReader(Uart([b"a\nb\n", b"c\n"]))
    print(await lines([stream] * 3))
    print(await asyncio.StreamReader(Flagged([b"x"])).readline())


async def shared():
    # One Stream a line, two Streams by turns, more objects than are remembered at a time.
    rings = [micropython.RingIO(32) for _ in range(3)]
    for ring in rings:
        ring.write(b"1\n2\n3\n4\n")
    for _ in range(2):
        print(await lines([asyncio.StreamReader(ring) for ring in rings]))
    one, other = asyncio.StreamReader(rings[0]), asyncio.StreamReader(rings[0])
    rings[0].write(b"5\n6\n")
    print(await lines((one, other, one, other)), rings[0].any())
    # Who has the object reads it beside the Stream.
    ring = micropython.RingIO(32)
    stream = asyncio.StreamReader(ring)
    assert stream.s is ring
    ring.write(b"7\n8\n9\n")
    print(await stream.readline(), ring.readline(), await stream.readline())
    # Once it has read ahead it is too late for that, but another Stream finds the bytes.
    stream = asyncio.StreamReader(ring)
    ring.write(b"a\nb\nc\n")
    print(await stream.readline(), ring.any(), await asyncio.StreamReader(stream.s).readline(), await stream.readline())


async def main():
    await model()
    await every_split()
    await ends()
    await no_more_than_any()
    await shared()


asyncio.run(main())
