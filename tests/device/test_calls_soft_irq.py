# include: interrupts.py
# What a soft timer callback posts to the loop comes in its order and is not lost: call_soon_threadsafe, run_coroutine_threadsafe, also
# where nobody else wakes the loop. A full queue is told there; a Condition and a Barrier are as they were.
import uasyncio

COUNT = 20
posts = []
remotes = []
full = 0
queue = uasyncio.Queue(3)
done = uasyncio.Event()


async def remote(n):
    await uasyncio.sleep_ms(1)
    if n % 5 == 0:
        raise ValueError(n)
    return n


def last(future):
    done.set()


def callback(_):
    global full
    n = len(remotes)
    if n == COUNT:
        return
    loop = uasyncio.get_event_loop()
    loop.call_soon_threadsafe(posts.append, n)
    remotes.append(uasyncio.run_coroutine_threadsafe(remote(n), loop))
    if n == COUNT - 1:
        remotes[n].add_done_callback(last)
    try:
        queue.put_nowait(n)
    except uasyncio.QueueFull:
        full += 1


async def main():
    start_interrupts(5000, callback, False)
    await uasyncio.wait_for(done.wait(), 5)
    stop_interrupts()
    print(posts == list(range(COUNT)))
    for n, future in enumerate(remotes):
        if n % 5 == 0:
            assert future.exception(0).args == (n,)
        else:
            assert future.result(0) == n
    print(full, [queue.get_nowait() for i in range(3)], queue.empty())


uasyncio.run(main())
