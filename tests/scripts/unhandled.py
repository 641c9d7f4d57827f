# An exception that nobody takes is reported on stderr, with its traceback, and the loop goes on. tests/check/process.py looks
# at stderr; this script at what the handler sees, and at the tasks that go on.
import asyncio


async def failing(x):
    await asyncio.sleep_ms(1)
    raise ValueError(x)


async def main():
    loop = asyncio.get_event_loop()
    seen = []

    def handler(loop_, context):
        seen.append((loop_ is loop, context["message"], repr(context["exception"]), type(context["future"]).__name__))

    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    tasks = [asyncio.create_task(failing(i)) for i in range(3)]
    await asyncio.sleep_ms(20)
    for s in seen:
        print(s)
    # It was told, and still can be had.
    try:
        await tasks[1]
    except ValueError as er:
        print("awaited", er)

    # Who is awaited in time is not reported; who is cancelled is no error.
    seen.clear()
    task = asyncio.create_task(failing(3))
    try:
        await task
    except ValueError:
        pass
    task = asyncio.create_task(failing(4))
    task.cancel()
    await asyncio.sleep_ms(20)
    print("seen", seen)

    # A handler that fails itself, comes out of run()
    loop.set_exception_handler(lambda loop, context: 1 // 0)
    asyncio.create_task(failing(5))
    await asyncio.sleep_ms(20)
    print("not here")


try:
    asyncio.run(main())
except ZeroDivisionError:
    print("ZeroDivisionError")
asyncio.get_event_loop().set_exception_handler(None)
print(asyncio.get_event_loop().get_exception_handler())
asyncio.new_event_loop()


async def fine():
    await asyncio.sleep_ms(1)
    return "fine"


print(asyncio.run(fine()))
