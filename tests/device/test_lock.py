# Lock: fair. It is handed over in the order of asking, and skips a task that was cancelled.
import asyncio


async def user(lock, name, log):
    async with lock:
        log.append(name)
        await asyncio.sleep_ms(2)
        log.append(name)


async def main():
    lock = asyncio.Lock()
    log = []
    tasks = [asyncio.create_task(user(lock, i, log)) for i in range(4)]
    await asyncio.sleep_ms(1)
    print(lock.locked(), log)
    tasks[2].cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(log, [type(r).__name__ for r in results])
    print(lock.locked())
    print(await lock.acquire(), lock.locked())
    try:
        await asyncio.wait_for_ms(lock.acquire(), 5)
    except asyncio.TimeoutError:
        print("timeout", lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as er:
        print(er)


asyncio.run(main())
