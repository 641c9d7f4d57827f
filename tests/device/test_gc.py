# The collector runs at every switch, and the heap is nearly full: it must not free anything that a task waits for.
import gc
import uasyncio

# Where `uasyncio` is upstream's, which forwards, this imports the module.
uasyncio.run


async def churn(event, log, i):
    for n in range(3):
        await uasyncio.sleep_ms(n % 3)
        gc.collect()
        bytearray(200)  # what was freed too early is overwritten by this
    await event.wait()
    gc.collect()
    log.append(i)
    return [i]


async def timed_out(event):
    for _ in range(3):
        try:
            await uasyncio.wait_for_ms(event.wait(), 3)
        except uasyncio.TimeoutError:
            gc.collect()
    return "timed out"


async def collector(stop):
    while not stop:
        gc.collect()
        await uasyncio.sleep_ms(0)


async def main():
    log = []
    stop = []
    event = uasyncio.Event()
    collecting = uasyncio.create_task(collector(stop))
    gathered = uasyncio.create_task(uasyncio_gather(event, log))
    print(await timed_out(uasyncio.Event()))
    await uasyncio.sleep_ms(60)
    event.set()
    print(await gathered)
    print(sorted(log))
    stop.append(True)
    await collecting


async def uasyncio_gather(event, log):
    return await uasyncio.gather(*(churn(event, log, i) for i in range(8)))


def fill(left):
    """Takes all but this much of the heap. It is measured once for a size: emulators take long for it."""
    taken = []
    for size in (4096, 1024, 256, 64):
        try:
            for _ in range((gc.mem_free() - left) // (size + 32)):
                taken.append(bytearray(size))
        except MemoryError:
            pass
    return taken


gc.collect()
taken = fill(12000)
gc.collect()
print("info: %d bytes free of %d" % (gc.mem_free(), gc.mem_free() + gc.mem_alloc()))
uasyncio.run(main())
