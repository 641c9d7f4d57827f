# A callback that a thread schedules while the loop is idle runs at once, not when the next sleeper is due.
import _thread
import asyncio
import micropython
import time


def later():
    time.sleep_ms(50)
    micropython.schedule(lambda event: event.set(), event)


event = asyncio.Event()


async def main():
    _thread.start_new_thread(later, ())
    start = time.ticks_ms()
    try:
        await asyncio.wait_for(event.wait(), 5)
    except asyncio.TimeoutError:
        print("too late")
    print(time.ticks_diff(time.ticks_ms(), start) < 1000)


asyncio.run(main())
