# Event.set and ThreadSafeFlag.set from another thread: the loop that idles wakes at once, and a storm loses no last state.
import asyncio
import time

try:
    import _thread
except ImportError:
    print("SKIP")
    raise SystemExit

SETS = 1000000
# Seconds. Nobody's time comes: who is not woken by the set hangs, and the runner ends the test.
FAR = 1000000


async def prompt(name, signal, wait):
    def later():
        # By then the loop idles.
        time.sleep_ms(30)
        signal.set()

    for i in range(10):
        _thread.start_new_thread(later, ())
        await asyncio.wait_for(wait(), FAR)
        if hasattr(signal, "is_set"):
            signal.clear()
    print(name, "prompt", i + 1)


async def prompt_among_sleepers(name, signal):
    sleepers = [asyncio.create_task(asyncio.sleep(FAR + i)) for i in range(10)]
    await prompt(name, signal, signal.wait)
    for s in sleepers:
        s.cancel()


async def storm(name, signal, clear):
    # The thread counts, then sets, a million times: whoever waits must see the last count in the end.
    shared = [0, False]

    def setter():
        for i in range(SETS):
            shared[0] = i + 1
            signal.set()
        shared[1] = True

    _thread.start_new_thread(setter, ())
    seen = woken = 0
    while seen < SETS:
        await asyncio.wait_for(signal.wait(), FAR)
        clear()
        woken += 1
        seen = shared[0]
    print(name, "storm", seen, "woken", woken > 0)


async def many(name, signal, count):
    # A hand-over: thread sets, waits until the loop has seen it, sets again.
    turn = _thread.allocate_lock()
    turn.acquire()

    def setter():
        for i in range(count):
            signal.set()
            turn.acquire()

    _thread.start_new_thread(setter, ())
    for i in range(count):
        await asyncio.wait_for(signal.wait(), FAR)
        if hasattr(signal, "is_set"):
            signal.clear()
        turn.release()
    print(name, "hand-over", i + 1)


async def main():
    event = asyncio.Event()
    flag = asyncio.ThreadSafeFlag()
    await prompt("Event", event, event.wait)
    await prompt("Flag", flag, flag.wait)
    await prompt_among_sleepers("Event", event)
    await prompt_among_sleepers("Flag", flag)
    await many("Event", event, 2000)
    await many("Flag", flag, 2000)
    await storm("Event", event, event.clear)
    flag.clear()
    await storm("Flag", flag, lambda: None)


asyncio.run(main())
