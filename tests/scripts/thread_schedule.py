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
    next_sleeper = asyncio.create_task(asyncio.sleep(1000000))
    _thread.start_new_thread(later, ())
    await event.wait()
    print("woken", not next_sleeper.done())


asyncio.run(main())
