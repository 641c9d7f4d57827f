# include: interrupts.py
# Event.set() in a hard interrupt handler, which may not allocate, wakes its waiter: one that waits idly, and one beside
# tasks that never rest.
import time
import uasyncio

event = uasyncio.Event()
sets = 0
wakes = 0
set_at = 0
worst = 0


def handler(_):
    global sets, set_at
    sets += 1
    if not event.is_set():
        set_at = time.ticks_us()
        event.set()


async def waiter():
    global wakes, worst
    while True:
        await event.wait()
        worst = max(worst, time.ticks_diff(time.ticks_us(), set_at))
        event.clear()
        wakes += 1


async def spinner():
    while True:
        await uasyncio.sleep_ms(0)


async def count_to(n):
    global wakes, worst
    wakes = worst = 0
    started = time.ticks_ms()
    while wakes < n and time.ticks_diff(time.ticks_ms(), started) < 3000:
        await uasyncio.sleep_ms(20)
    return wakes >= n and wakes <= sets


async def main():
    tasks = [uasyncio.create_task(waiter())]
    start_interrupts(10000, handler, True)
    await uasyncio.sleep_ms(30)
    print("idle", await count_to(15))
    print("info: idle, the waiter runs at most %d us after the interrupt" % worst)
    tasks += [uasyncio.create_task(spinner()) for _ in range(10)]
    print("busy", await count_to(15))
    print("info: beside ten busy tasks, %d us" % worst)
    stop_interrupts()
    for task in tasks:
        task.cancel()
    await uasyncio.sleep_ms(0)


uasyncio.run(main())
