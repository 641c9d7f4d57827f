# Loop: run_until_complete, stop, exception handlers, and a loop after it.
import asyncio


async def failing(x):
    await asyncio.sleep_ms(1)
    raise ValueError(x)


async def stopper(loop):
    await asyncio.sleep_ms(5)
    loop.stop()


async def value(x):
    await asyncio.sleep_ms(1)
    return x


loop = asyncio.get_event_loop()
print(loop.run_until_complete(value(1)))
try:
    loop.run_until_complete(failing(2))
except ValueError as er:
    print("ValueError", er)
loop.create_task(stopper(loop))
loop.run_forever()
print("stopped")


async def main():
    seen = []
    print(asyncio.get_running_loop() is asyncio.get_event_loop())
    loop.set_exception_handler(lambda loop, context: seen.append(context))
    task = asyncio.create_task(failing(3))
    await asyncio.sleep_ms(10)
    print(len(seen), repr(seen[0]["exception"]), seen[0]["future"] is task, seen[0]["message"])
    loop.set_exception_handler(None)
    print(loop.get_exception_handler())


asyncio.run(main())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(value(4)))
