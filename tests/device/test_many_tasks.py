# Hundreds of tasks: all run, in turn; all end, in the order of their deadlines.
import gc
import uasyncio

N = 250


async def counter(i, counts):
    for _ in range(4):
        counts[i] += 1
        await uasyncio.sleep_ms(0)


async def sleeper(i, order):
    # Not in the order of creation, and every deadline twice.
    await uasyncio.sleep_ms(300 + (i * 7 % 50) * 10)
    order.append(i * 7 % 50)


async def main():
    counts = bytearray(N)
    gc.collect()
    before = gc.mem_alloc()
    tasks = [uasyncio.create_task(counter(i, counts)) for i in range(N)]
    gc.collect()
    print("info: %d bytes a task" % ((gc.mem_alloc() - before) // N))
    await uasyncio.sleep_ms(0)
    print("in turn", set(counts) == {1})
    for task in tasks:
        await task
    print("all ran", set(counts) == {4})
    del tasks
    gc.collect()

    order = []
    await uasyncio.gather(*(uasyncio.create_task(sleeper(i, order)) for i in range(100)))
    print("all slept", len(order), order == sorted(order))

    # Hundreds that never get to run.
    tasks = [uasyncio.create_task(counter(i, counts)) for i in range(N)]
    for task in tasks:
        task.cancel()
    await uasyncio.sleep_ms(0)
    await uasyncio.sleep_ms(0)
    print("cancelled", all(task.done() for task in tasks), set(counts) == {4})


uasyncio.run(main())
