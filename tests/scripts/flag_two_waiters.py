# Of two tasks that a set() has woken, the later one does not take the next set() with it.
import asyncio

async def main():
    flag = asyncio.ThreadSafeFlag()
    n = [0]

    async def a():
        while True:
            await flag.wait()
            n[0] += 1
            if n[0] == 1:
                flag.set()          # the second set
            await asyncio.sleep(0)

    async def b():
        await flag.wait()

    ta = asyncio.create_task(a())
    tb = asyncio.create_task(b())
    await asyncio.sleep(0)
    flag.set()                      # the first set
    await asyncio.sleep(0.05)
    print("a", n[0], "lost" if n[0] < 2 else "")

asyncio.run(main())
