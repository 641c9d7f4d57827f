# include: interrupts.py
# Event.set() from a soft timer callback wakes its waiter.
import time
import uasyncio

event = uasyncio.Event()
sets = 0
wakes = 0


def callback(_):
    global sets
    sets += 1
    event.set()


async def waiter():
    global wakes
    while True:
        await event.wait()
        event.clear()
        wakes += 1


async def main():
    task = uasyncio.create_task(waiter())
    start_interrupts(5000, callback, False)
    started = time.ticks_ms()
    while wakes < 20 and time.ticks_diff(time.ticks_ms(), started) < 3000:
        await uasyncio.sleep_ms(50)
    stop_interrupts()
    await uasyncio.sleep_ms(20)
    task.cancel()
    print("woken", wakes >= 20, wakes <= sets)


uasyncio.run(main())
