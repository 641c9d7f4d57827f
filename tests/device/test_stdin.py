# driver: types
# What comes over the serial line, read as a stream beside other tasks.
import asyncio
import sys


async def ticker(n):
    while True:
        n[0] += 1
        await asyncio.sleep_ms(1)


async def main():
    n = [0]
    asyncio.create_task(ticker(n))
    stdin = asyncio.StreamReader(getattr(sys.stdin, "buffer", sys.stdin))
    for i in range(3):
        print("READY")
        line = await asyncio.wait_for(stdin.readline(), 1000000)
        print("typed" in line if isinstance(line, str) else b"typed" in line, n[0] > 0)


asyncio.run(main())
