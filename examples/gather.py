# Several things at once: the results come in the order of the arguments, and failures can be results, too.
import uasyncio


async def measure(sensor: str, ms: int) -> str:
    await uasyncio.sleep_ms(ms)
    if sensor == "broken":
        raise OSError("no answer")
    return sensor + " is well"


async def main() -> None:
    print(await uasyncio.gather(measure("light", 30), measure("sound", 20), measure("heat", 10)))

    results = await uasyncio.gather(measure("light", 10), measure("broken", 10), return_exceptions=True)
    for result in results:
        print("failed:" if isinstance(result, Exception) else "good:", result)


uasyncio.run(main())
