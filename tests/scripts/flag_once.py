# A set() of a ThreadSafeFlag is for one wait(): one that a wait() finds at once does not wake the next.
import asyncio

async def main():
    flag = asyncio.ThreadSafeFlag()
    wakes = 0

    async def consumer():
        nonlocal wakes
        while True:
            await flag.wait()
            wakes += 1
            if wakes == 1:
                flag.set()      # as an interrupt would, while the consumer works

    c = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    flag.set()
    await asyncio.sleep(0.02)
    c.cancel()
    print("sets 2 wakes", wakes)

    async def twice(flag):
        flag.set()
        await flag.wait()       # finds it set
        await flag.wait()       # must block
        print("woken, state", flag.state)

    async def cleared(flag):
        flag.set()
        flag.clear()
        await flag.wait()       # must block
        print("woken, state", flag.state)

    for f in (twice, cleared):
        t = asyncio.create_task(f(asyncio.ThreadSafeFlag()))
        await asyncio.sleep(0.02)
        if not t.done():
            print("blocked")
        t.cancel()

asyncio.run(main())
