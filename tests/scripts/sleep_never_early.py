# A sleep may be late, never early: by the clock in microseconds.
# clock: real
import time
import asyncio


async def sleeper(us_early, n, make, us):
    for i in range(n):
        start = time.ticks_us()
        await make()
        early = us - time.ticks_diff(time.ticks_us(), start)
        us_early[0] = max(us_early[0], early)


async def main():
    worst = [-1000000]
    await asyncio.gather(
        sleeper(worst, 100, lambda: asyncio.sleep_ms(1), 1000),
        sleeper(worst, 50, lambda: asyncio.sleep_ms(3), 3000),
        sleeper(worst, 60, lambda: asyncio.sleep(0.0025), 2500),
        sleeper(worst, 200, lambda: asyncio.sleep(0.0007), 700),
        sleeper(worst, 10, lambda: asyncio.sleep(0.0151), 15100),
    )
    print("early:", worst[0] > 0)


asyncio.run(main())
