# Two coroutines that take turns, on the native loop.
import uasyncio


async def count(name: str, every_ms: int) -> None:
    for i in range(3):
        await uasyncio.sleep_ms(every_ms)
        print(name, i)


async def main() -> None:
    await uasyncio.gather(count("tick", 100), count("tock", 130))
    print("done")


uasyncio.run(main())
