# Threads: where the firmware has them (the other core), to_thread, run_in_executor, and what is posted from there; where it has none, they
# say so and all else goes on.
import time
import uasyncio

try:
    import _thread
except ImportError:
    _thread = None

try:
    import machine, rp2

    # The status of the mailbox between the cores has four bits. In rp2040py all are set: it has neither that nor a second core, and
    # to start a thread there does not come back.
    if machine.mem32[0xD0000050] >> 4:
        print("SKIP: this emulator has no second core")
        raise SystemExit
except ImportError:
    pass


async def add(a, b):
    await uasyncio.sleep_ms(2)
    return a + b


def work(n, event=None):
    time.sleep_ms(n)
    return n


def fail():
    raise ValueError("fail")


async def without():
    loop = uasyncio.get_running_loop()
    for begin in (lambda: uasyncio.to_thread(work, 1), lambda: loop.run_in_executor(None, work, 1)):
        try:
            await begin()
            print("no error")
        except (NotImplementedError, ImportError):
            # The second by a native module, which learns only now that there are none.
            pass
    remote = uasyncio.run_coroutine_threadsafe(add(1, 2), loop)
    await uasyncio.sleep_ms(20)
    assert remote.result() == 3


async def with_threads():
    loop = uasyncio.get_running_loop()
    ticks = [0]

    async def ticker():
        while True:
            ticks[0] += 1
            await uasyncio.sleep_ms(1)

    ticking = uasyncio.create_task(ticker())
    assert await uasyncio.to_thread(work, 30) == 30
    # The loop has gone on meanwhile.
    assert ticks[0] > 10
    assert await loop.run_in_executor(None, work, 3) == 3
    try:
        await uasyncio.to_thread(fail)
        assert False
    except ValueError as er:
        assert er.args == ("fail",)
    # More than there are cores: they wait for each other.
    assert await uasyncio.gather(*[uasyncio.to_thread(work, n) for n in range(5)]) == [0, 1, 2, 3, 4]
    posts = []
    event = uasyncio.Event()

    def other():
        for n in range(10):
            loop.call_soon_threadsafe(posts.append, n)
        posts.append(uasyncio.run_coroutine_threadsafe(add(1, 2), loop).result())
        event.set()

    await uasyncio.to_thread(other)
    await uasyncio.wait_for(event.wait(), 3)
    assert posts == list(range(10)) + [3], posts
    ticking.cancel()


async def main():
    await (with_threads() if _thread else without())
    # A loop that is as before.
    assert await uasyncio.wait_for(add(3, 4), 1) == 7


uasyncio.run(main())
print("info:", "threads" if _thread else "no threads")
print("done")
