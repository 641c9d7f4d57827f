# The API that the module started from, every name of it once.
import uasyncio

log = []


async def value(x, ms=1):
    await uasyncio.sleep_ms(ms)
    log.append(x)
    return x


async def failing():
    await uasyncio.sleep(0.001)
    raise ValueError("inside")


async def waiter(event, name):
    print(name, "waits")
    await event.wait()
    print(name, "goes on")
    return name


async def main():
    # create_task: a task object, that runs beside this one
    task = uasyncio.create_task(value(1))
    print("created", log)
    print("awaited", await task, log)

    # sleep, with an int and with a float; sleep_ms
    await uasyncio.sleep(0)
    await uasyncio.sleep(0.001)
    await uasyncio.sleep_ms(1)

    # wait_for, wait_for_ms: the value, or TimeoutError after the awaitable was cancelled
    print("wait_for", await uasyncio.wait_for(value(2), 5), await uasyncio.wait_for(value(3), 5.5))
    print("wait_for_ms", await uasyncio.wait_for_ms(value(4), 5000))
    print("wait_for task", await uasyncio.wait_for(uasyncio.create_task(value(5)), 5))
    print("wait_for None", await uasyncio.wait_for(value(6), None))
    for late in (uasyncio.wait_for(value("late", 5000), 0.01), uasyncio.wait_for_ms(value("late", 5000), 10)):
        try:
            await late
        except uasyncio.TimeoutError:
            print("TimeoutError", "late" in log)

    # gather: the values in the order of the arguments
    print("gather", await uasyncio.gather(value(7, 20), value(8, 10), uasyncio.create_task(value(9))))
    print("gather", await uasyncio.gather())
    print("gather", await uasyncio.gather(value(10), failing(), return_exceptions=True))
    try:
        await uasyncio.gather(value(11), failing())
    except ValueError as er:
        print("gather raised", er)

    # Event
    event = uasyncio.Event()
    print("is_set", event.is_set())
    tasks = [uasyncio.create_task(waiter(event, n)) for n in "abc"]
    await uasyncio.sleep_ms(0)
    event.set()
    print("is_set", event.is_set())
    print("wait", await event.wait())
    print(await uasyncio.gather(*tasks))
    event.clear()
    print("is_set", event.is_set())
    return "main's value"


print(uasyncio.run(main()))
