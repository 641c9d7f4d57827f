# A step that blocks the loop for longer than a counter of microseconds lasts (machine.lightsleep does): sleepers are not late by the
# wraps that it hides. On the virtual clock.
import asyncio
import time


async def sleeper(s, name):
    began = time.time()
    await asyncio.sleep(s)
    print(name, "slept", int(time.time() - began))


async def main():
    for minutes in (20, 36, 60, 70, 71, 72, 120, 143, 144, 24 * 60, 10 * 24 * 60):
        s = minutes * 60
        tasks = [asyncio.create_task(sleeper(s + 600, minutes)), asyncio.create_task(sleeper(30, "short"))]
        await asyncio.sleep(1)
        time.sleep(s)
        await asyncio.sleep(1)
        await asyncio.gather(*tasks)


asyncio.run(main())
