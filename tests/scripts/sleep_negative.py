# A sleep of nothing, or of less, does not wait but lets the others run.
import time
import asyncio


async def count(name, seconds):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(seconds)


async def main():
    start = time.time()
    await asyncio.gather(count("zero", 0), count("negative", -1), count("far", -1000), count("float", -0.5))
    print(time.time() - start < 0.9)


asyncio.run(main())
