# A KeyboardInterrupt in a child ends one run(), not the next as well.
import asyncio

async def child():
    await asyncio.sleep(0)
    raise KeyboardInterrupt         # as Ctrl-C while this task runs

async def value():
    await asyncio.sleep(0.01)
    return 5

async def main():
    await asyncio.gather(child(), value())

for n, coro in (("first", main()), ("second", value()), ("third", value())):
    try:
        print(n, asyncio.run(coro))
    except KeyboardInterrupt:
        print(n, "KeyboardInterrupt")
