# A StreamReader without a stream under it, as CPython has it: it reads what it is fed. The judge is CPython itself.
import asyncio


def lcg(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8


async def outcome(name, read):
    try:
        print(name, await read)
    except asyncio.IncompleteReadError as er:
        print(name, "incomplete", er.partial, er.expected, isinstance(er, EOFError))
    except asyncio.LimitOverrunError as er:
        print(name, "overrun", er.args[0], er.consumed)
    except ValueError as er:
        print(name, "ValueError", er.args)
    except RuntimeError:
        print(name, "is being read")


def ended(data, **kwargs):
    reader = asyncio.StreamReader(**kwargs)
    reader.feed_data(data)
    reader.feed_eof()
    return reader


async def at_end():
    await outcome("line", ended(b"a\nb").readline())
    reader = ended(b"ab\ncd")
    print(reader, reader.at_eof())
    for read in (reader.readuntil(separator=b"\n"), reader.read(0), reader.read(n=1), reader.readexactly(n=3), reader.readline(), reader.read()):
        await outcome("read", read)
    print(reader, reader.at_eof())
    await outcome("until", ended(b"abc").readuntil(b"x"))
    await outcome("all", ended(b"abc").read(-1))
    print(asyncio.IncompleteReadError(b"a", 2).partial, asyncio.LimitOverrunError("text", 3).consumed)


async def limits():
    for data in (b"abcdef\nx", b"abcdef\nyz\n", b"abc\n", b"abcd\n"):
        for n in (3, 4, 5):
            reader = ended(data, limit=n)
            print(data, reader)
            await outcome("until", reader.readuntil())
            await outcome("line", reader.readline())
            await outcome("rest", reader.read())
    reader = asyncio.StreamReader(limit=3)
    reader.feed_data(b"abcdef")
    await outcome("unfound", reader.readuntil(b"xyz"))
    await outcome("unfound", reader.readline())
    print(reader)
    for wrong in (0, -1):
        try:
            asyncio.StreamReader(limit=wrong)
        except ValueError as er:
            print(er)
    try:
        await asyncio.StreamReader().readexactly(-1)
    except ValueError as er:
        print(er)


async def waiting():
    # What it waits for comes in pieces. A cancelled read loses nothing.
    reader = asyncio.StreamReader()
    task = asyncio.create_task(reader.readexactly(4))
    await asyncio.sleep(0)
    reader.feed_data(b"")
    reader.feed_data(b"ab")
    await asyncio.sleep(0)
    print(task.done())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    task = asyncio.create_task(reader.readexactly(4))
    other = asyncio.create_task(outcome("until", reader.readuntil(b"--")))
    await asyncio.sleep(0)
    reader.feed_data(b"cdx-")
    print(await task)
    reader.feed_data(b"-y")
    await other
    # An exception comes before what is there, and stays.
    task = asyncio.create_task(outcome("raised", reader.readline()))
    await asyncio.sleep(0)
    reader.set_exception(ValueError())
    await task
    await outcome("again", reader.read(1))
    print(reader, reader.exception().args)
    # A separator in two pieces, and its beginning twice.
    reader = asyncio.StreamReader()
    task = asyncio.create_task(reader.readuntil(b"aab"))
    for piece in (b"xa", b"aa", b"b!"):
        await asyncio.sleep(0)
        reader.feed_data(piece)
    print(await task, await reader.read(5))
    # The end wakes as well.
    task = asyncio.create_task(reader.read())
    await asyncio.sleep(0)
    reader.feed_data(b"last")
    reader.feed_eof()
    print(await task)


async def random_reads(seed):
    random = lcg(seed)
    data = bytes(b"ab\n"[next(random) % 3] for _ in range(60))
    reader = asyncio.StreamReader(limit=64)

    async def feed():
        rest = data
        while rest:
            n = 1 + next(random) % 7
            reader.feed_data(rest[:n])
            rest = rest[n:]
            await asyncio.sleep(0)
        reader.feed_eof()

    feeder = asyncio.create_task(feed())
    ways = [lambda: reader.readline(), lambda: reader.readuntil(b"ab"), lambda: reader.readexactly(3), lambda: reader.read(4)]
    whole = b""
    while not reader.at_eof():
        try:
            whole += await ways[next(random) % 4]()
        except asyncio.IncompleteReadError as er:
            whole += er.partial
    await feeder
    return whole == data


async def main():
    await at_end()
    await limits()
    await waiting()
    for seed in range(8):
        print(await random_reads(seed))


asyncio.run(main())
