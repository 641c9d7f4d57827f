# A coroutine that yields, whatever it yields, is parked; create_task(the same coroutine) takes it up again (tinyweb).
import asyncio


async def server():
    for i in range(3):
        print("serving", i)
        yield False
    print("end")


async def main():
    c = server()
    asyncio.create_task(c)
    for i in range(3):
        await asyncio.sleep_ms(5)
        print("resume")
        asyncio.create_task(c)
    await asyncio.sleep_ms(5)


asyncio.run(main())


# Whatever is yielded, a cancel gets through, and the loop works.
class Yields:
    def __init__(self, value):
        self.value = value

    def __iter__(self):
        yield self.value

    __await__ = __iter__


async def yields(value):
    try:
        await Yields(value)
        print("taken up again")
    except asyncio.CancelledError:
        print("cancelled", type(value).__name__)


async def others():
    other = asyncio.create_task(asyncio.sleep(0))
    for value in (1, "a", 0, False, [], object(), other):
        t = asyncio.create_task(yields(value))
        await asyncio.sleep_ms(1)
        print(t.done(), t.cancel())
        await asyncio.sleep_ms(0)
        print(t.done())


asyncio.run(others())
