# include: interrupts.py
# ThreadSafeFlag.set() in hard interrupts and in soft ones wakes all who wait, and a poll of the user's sees it.
import asyncio
import select
import time

flag = asyncio.ThreadSafeFlag()
sets = 0


def handler(_):
    global sets
    sets += 1
    flag.set()


async def waiter(count):
    for i in range(count):
        await flag.wait()
    return count


async def main(hard):
    start_interrupts(5000, handler, hard)
    try:
        print(hard, await asyncio.wait_for(asyncio.gather(waiter(10), waiter(7), waiter(5)), 10), sets >= 10)
        await asyncio.sleep_ms(20)
    finally:
        stop_interrupts()
    poll = select.poll()
    poll.register(flag, select.POLLIN)
    print(len(poll.poll(0)))
    await flag.wait()
    print(len(poll.poll(0)))


for hard in (False, True):
    asyncio.run(main(hard))
