# The API that the project started from, each name once.
import uasyncio


async def value(x, ms=1):
    await uasyncio.sleep_ms(ms)
    return x


async def failing():
    await uasyncio.sleep_ms(1)
    raise ValueError("inside")


async def main():
    # create_task, current_task, done
    task = uasyncio.create_task(value(1))
    print("task", task.done(), uasyncio.current_task() is task)
    print("result", await task, task.done())

    # sleep takes floats
    await uasyncio.sleep(0.002)
    await uasyncio.sleep(0)

    # wait_for, wait_for_ms
    print("wait_for", await uasyncio.wait_for(value(2), 5))
    print("wait_for_ms", await uasyncio.wait_for_ms(value(3), 5000))
    try:
        await uasyncio.wait_for_ms(value(4, 10000), 5)
    except uasyncio.TimeoutError as er:
        print("timeout", repr(er))

    # gather
    print("gather", await uasyncio.gather(value(5, 20), value(6, 10), value(7)))
    results = await uasyncio.gather(value(8), failing(), return_exceptions=True)
    print("gather", results)
    try:
        await uasyncio.gather(value(9), failing())
    except ValueError as er:
        print("gather raised", er)

    # Event
    event = uasyncio.Event()
    print("event", event.is_set())
    waiters = [uasyncio.create_task(wait(event, i)) for i in range(3)]
    await uasyncio.sleep_ms(1)
    event.set()
    print("event", event.is_set())
    for waiter in waiters:
        print("waiter", await waiter)
    await event.wait()
    event.clear()
    print("event", event.is_set())

    # cancel
    task = uasyncio.create_task(cancelled())
    await uasyncio.sleep_ms(1)
    print("cancel", task.cancel())
    try:
        await task
    except uasyncio.CancelledError as er:
        print("cancelled", repr(er), task.done(), task.cancel())

    # an exception reaches whoever awaits
    try:
        await uasyncio.create_task(failing())
    except ValueError as er:
        print("raised", er)
    return "returned"


async def wait(event, i):
    await event.wait()
    return i


async def cancelled():
    try:
        await uasyncio.sleep(100)
    finally:
        print("finally")


print(uasyncio.run(main()))
print(issubclass(uasyncio.CancelledError, BaseException), issubclass(uasyncio.CancelledError, Exception))
print(issubclass(uasyncio.TimeoutError, Exception))
