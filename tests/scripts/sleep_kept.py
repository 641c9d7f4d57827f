# Sleeps that are made before they are awaited, or kept: each has its own deadline, counted from its call.
import time
import asyncio


def since(start):
    return round(time.ticks_diff(time.ticks_ms(), start) / 50) * 50


async def main():
    # Two at once: upstream has one object for both.
    start = time.ticks_ms()
    a = asyncio.sleep_ms(200)
    b = asyncio.sleep_ms(100)
    await b
    print("b", since(start))
    await a
    print("a", since(start))

    # The deadline counts from the call, not from the await.
    start = time.ticks_ms()
    s = asyncio.sleep_ms(100)
    await asyncio.sleep_ms(50)
    await s
    print("kept", since(start))

    # One whose time is over by then.
    start = time.ticks_ms()
    s = asyncio.sleep_ms(50)
    await asyncio.sleep_ms(100)
    await s
    print("over", since(start))

    # One that is never awaited hurts nobody.
    for i in range(10):
        asyncio.sleep(1000)
    start = time.ticks_ms()
    await asyncio.sleep_ms(50)
    print("others", since(start))

    # Once awaited it is over.
    start = time.ticks_ms()
    s = asyncio.sleep_ms(50)
    await s
    await s
    print("again", since(start))

    # A list of them.
    start = time.ticks_ms()
    for s in [asyncio.sleep_ms(50 * i) for i in (3, 1, 2)]:
        await s
        print("list", since(start))


asyncio.run(main())
