# A sleep beyond 2^29 ms, where upstream raises OverflowError; and beyond every counter of the port.
import asyncio

TOO_LONG = (1 << 29, (1 << 30) + 1, 1 << 31, 1 << 32, 1 << 40, 1 << 53, 1 << 62, 1 << 63, 1 << 80, (1 << 128) + 5, 1 << 200)


async def main():
    tasks = [asyncio.create_task(asyncio.sleep_ms(ms)) for ms in TOO_LONG]
    tasks += [asyncio.create_task(asyncio.sleep(s)) for s in (1e6, 1e9, 1e15, 1e30, float("inf"), 1 << 60)]

    # A deadline that wrapped would be over by now.
    for i in range(3):
        await asyncio.sleep_ms(20)
    print("done", sum(task.done() for task in tasks))
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print("cancelled", len(results) == len(tasks), all(type(r) is asyncio.CancelledError for r in results))

    # As a timeout.
    for ms in TOO_LONG:
        await asyncio.wait_for_ms(asyncio.sleep_ms(1), ms)
    print("timeouts")

    # And to the other side.
    for ms in TOO_LONG:
        await asyncio.sleep_ms(-ms)
    await asyncio.sleep(-1e30)
    print("negative")


asyncio.run(main())

for bad in (float("nan"), "1", None):
    try:
        asyncio.run(asyncio.sleep(bad))
        print("slept")
    except Exception as er:
        print(type(er))
try:
    asyncio.sleep_ms(1.5)
except TypeError:
    print("TypeError")
