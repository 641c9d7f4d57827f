# include: interrupts.py
# What a soft timer callback puts into a bounded Queue arrives, in its order, and none is lost; a Future that it settles, and a Semaphore
# that it releases, wake who waits.
import time
import uasyncio

COUNT = 20
queue = uasyncio.Queue(COUNT)
future = uasyncio.Future()
semaphore = uasyncio.Semaphore(0)
puts = 0


def callback(_):
    global puts
    if puts < COUNT:
        queue.put_nowait(puts)
        puts += 1
        semaphore.release()
    elif not future.done():
        future.set_result("settled")


async def main():
    start_interrupts(5000, callback, False)
    got = []
    for i in range(COUNT):
        got.append(await uasyncio.wait_for(queue.get(), 3))
    print(got == list(range(COUNT)), queue.qsize())
    print(await uasyncio.wait_for(future, 3))
    stop_interrupts()
    for i in range(COUNT):
        await uasyncio.wait_for(semaphore.acquire(), 3)
    print(semaphore.locked())


uasyncio.run(main())
