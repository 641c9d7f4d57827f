# Something that may take too long: give it a limit, clean up when it is cut short, and go on.
import uasyncio


async def fetch(name: str, ms: int) -> str:
    try:
        await uasyncio.sleep_ms(ms)  # as if it came over a slow line
        return name + " in time"
    except uasyncio.CancelledError:
        print(name, "is cut short")
        raise


async def main() -> None:
    for name, ms in ("fast", 20), ("slow", 2000):
        try:
            print(await uasyncio.wait_for_ms(fetch(name, ms), 100))
        except uasyncio.TimeoutError:
            print(name, "took too long")

    # The same by hand: a task can be cancelled at any time.
    task = uasyncio.create_task(fetch("unwanted", 2000))
    await uasyncio.sleep_ms(10)
    task.cancel()
    try:
        await task
    except uasyncio.CancelledError:
        print("cancelled")


uasyncio.run(main())
