# `async for line in reader`, as CPython's: the lines, the last one without its end, too.
import asyncio


async def lines(reader):
    found = []
    async for line in reader:
        found.append(line)
    return found


async def fed():
    reader = asyncio.StreamReader()
    reader.feed_data(b"one\ntwo\n")
    task = asyncio.create_task(lines(reader))
    await asyncio.sleep(0)
    reader.feed_data(b"\nthr")
    await asyncio.sleep(0)
    reader.feed_data(b"ee")
    reader.feed_eof()
    print(await task)
    print(await lines(reader))


async def broken():
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"long enough\nx\n")
    reader.feed_eof()
    try:
        await lines(reader)
    except ValueError as error:
        print(error)
    print(await lines(reader))


async def cancelled():
    reader = asyncio.StreamReader()
    reader.feed_data(b"a\nb")
    task = asyncio.create_task(lines(reader))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    reader.feed_eof()
    print(await lines(reader))


for test in fed, broken, cancelled:
    asyncio.run(test())
