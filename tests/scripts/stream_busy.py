# One reader and one writer a stream: a second is a RuntimeError, and the first is not disturbed. (Upstream loses the first.)
import asyncio
import micropython


async def read(name, stream):
    try:
        print(name, "read", await stream.read(10))
    except RuntimeError as er:
        print(name, "RuntimeError", er)
    except asyncio.CancelledError:
        print(name, "cancelled")


async def main():
    ring = micropython.RingIO(16)
    stream = asyncio.StreamReader(ring)
    tasks = [asyncio.create_task(read(i, stream)) for i in range(3)]
    await asyncio.sleep_ms(5)
    print([t.done() for t in tasks])
    # One reader and one writer at the same time are fine.
    stream.write(b"hello")
    await stream.drain()
    await asyncio.gather(*tasks)

    # Another stream object over the same thing.
    other = asyncio.StreamReader(ring)
    tasks = [asyncio.create_task(read("one", stream)), asyncio.create_task(read("other", other))]
    await asyncio.sleep_ms(5)
    ring.write(b"again")
    await asyncio.gather(*tasks)

    # When the first is cancelled or done, another may wait.
    for i in range(3):
        task = asyncio.create_task(read("first", stream))
        await asyncio.sleep_ms(5)
        task.cancel()
        await task
    task = asyncio.create_task(read("second", stream))
    await asyncio.sleep_ms(5)
    ring.write(b"and again")
    await task

    # A timeout leaves no trace either.
    for i in range(3):
        try:
            await asyncio.wait_for_ms(stream.read(10), 5)
        except asyncio.TimeoutError:
            print("TimeoutError")
    ring.write(b"at last")
    print(await asyncio.wait_for_ms(stream.read(10), 1000))


asyncio.run(main())
