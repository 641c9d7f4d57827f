# A heap that has no room is an exception in the program, and the loop goes on after it.
import gc
import uasyncio


async def nop():
    await uasyncio.sleep_ms(0)
    return 1


async def main():
    tasks = []
    reserve = bytearray(2000)
    try:
        while True:
            tasks.append(uasyncio.create_task(nop()))
    except MemoryError:
        count = len(tasks)
        # Room for this function's own words; the tasks stay, in the loop.
        reserve = tasks = None
    print("info: MemoryError after %d tasks" % count)
    print("many", count > 100)
    await uasyncio.sleep_ms(0)
    await uasyncio.sleep_ms(0)
    gc.collect()
    print("goes on", await uasyncio.create_task(nop()), await uasyncio.wait_for_ms(nop(), 100))


# Upstream's uasyncio.py imports asyncio when a name is first asked for: not when the heap is full.
uasyncio.run
# What is left is enough for hundreds of tasks, and emulators take long to fill a heap.
gc.collect()
# In pieces, as a heap may have several areas.
ballast = [bytearray(2000) for _ in range((gc.mem_free() - 62000) // 2032)]
uasyncio.run(main())
print(uasyncio.run(nop()))
