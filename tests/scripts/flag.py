# ThreadSafeFlag: any number of waiters, and a stream that can be polled.
import asyncio
import select
import micropython


async def waiter(flag, name, log):
    await flag.wait()
    log.append(name)


async def main():
    flag = asyncio.ThreadSafeFlag()
    log = []
    tasks = [asyncio.create_task(waiter(flag, n, log)) for n in "abc"]
    await asyncio.sleep_ms(5)
    print("nobody", log)
    # A set wakes all tasks that wait at that time, however many.
    flag.set()
    await asyncio.gather(*tasks)
    print("all", log)

    # It unset itself.
    try:
        await asyncio.wait_for_ms(flag.wait(), 5)
    except asyncio.TimeoutError:
        print("unset")
    flag.set()
    flag.set()
    await flag.wait()
    print("once", flag.state)

    # From a callback of the VM's, with the heap locked.
    micropython.schedule(lambda f: f.set(), flag)
    await asyncio.wait_for_ms(flag.wait(), 1000)
    print("scheduled")
    micropython.heap_lock()
    flag.set()
    micropython.heap_unlock()
    await flag.wait()
    print("locked")

    # A user's own poll.
    poll = select.poll()
    poll.register(flag, select.POLLIN)
    print("poll", len(poll.poll(0)))
    flag.set()
    print("poll", [(o is flag, e) for o, e in poll.poll(0)])
    await flag.wait()
    print("poll", len(poll.poll(0)))

    # Cancelled while it waits.
    task = asyncio.create_task(waiter(flag, "cancelled", log))
    await asyncio.sleep_ms(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("CancelledError")
    flag.set()
    await flag.wait()
    print("after", log)


asyncio.run(main())
