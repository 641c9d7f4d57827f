# include: interrupts.py
# A hard interrupt has no heap: call_soon_threadsafe and run_coroutine_threadsafe raise MemoryError there, in the handler, and leave nothing
# behind; Event.set() serves.
import micropython
import uasyncio

COUNT = 30
micropython.alloc_emergency_exception_buf(100)
event = uasyncio.Event()
loop = uasyncio.get_event_loop()
refused = 0
sets = 0
made = []
call = made.append


def handler(_):
    global refused, sets
    if sets < COUNT:
        sets += 1
        try:
            loop.call_soon_threadsafe(call, 1)
        except MemoryError:
            refused += 1
        event.set()


async def main():
    start_interrupts(5000, handler, True)
    wakes = 0
    while sets < COUNT:
        await uasyncio.wait_for(event.wait(), 3)
        event.clear()
        wakes += 1
    stop_interrupts()
    await uasyncio.sleep_ms(10)
    print(refused, made, 0 < wakes <= COUNT)
    loop.call_soon_threadsafe(call, 2)
    await uasyncio.sleep_ms(0)
    await uasyncio.sleep_ms(0)
    print(made)


uasyncio.run(main())
