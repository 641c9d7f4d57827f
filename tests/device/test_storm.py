# include: interrupts.py
# timeout: 3600
# A storm of set() from interrupts, as fast as the board goes, while the loop clears, waits, and collects garbage. The sets come in
# bursts, and the next burst only when the waiter has seen the end of the last: one final state lost, and the storm is over.
import gc
import uasyncio

try:
    import boardtest
except ImportError:
    boardtest = None

# A million takes an emulated board two to five minutes: raise this for a hunt.
SETS = 60000 if boardtest else 1000


class Bursts:
    # What boardtest does in C, in a handler in Python.
    def __init__(self):
        self.calls = self.seen = self.end = self.bursts = 0

    def step(self, _):
        if self.calls == self.end:
            if self.seen != self.calls or self.calls == self.goal:
                return
            self.end = min(self.goal, self.calls + (self.bursts & 7) + 1)
            self.bursts += 1
        self.calls += 1
        self.set()

    def storm(self, set, goal):
        self.set = set
        self.goal = goal
        start_interrupts(200, self.step, True)

    def storm_seen(self):
        self.seen = self.calls
        return self.seen

    def storm_bursts(self):
        return self.bursts

    def stop(self):
        stop_interrupts()


class InC:
    def __init__(self):
        self.storm_seen = boardtest.storm_seen
        self.storm_bursts = boardtest.storm_bursts

    def storm(self, set, goal):
        boardtest.storm(2, set, goal)

    def stop(self):
        boardtest.timer(0)


async def event_waiter(event, seen, goal):
    wakes = 0
    while True:
        await event.wait()
        event.clear()
        wakes += 1
        if seen() == goal:
            return wakes


async def flag_waiter(flag, seen, goal):
    wakes = 0
    while True:
        await flag.wait()
        wakes += 1
        if seen() == goal:
            return wakes


async def noise():
    while True:
        await uasyncio.sleep_ms(3)
        gc.collect()
        for _ in range(10):
            await uasyncio.sleep_ms(0)


async def storm(name, settable, waiter, goal):
    source = InC() if boardtest else Bursts()
    noisy = uasyncio.create_task(noise())
    waiting = uasyncio.create_task(waiter(settable, source.storm_seen, goal))
    await uasyncio.sleep_ms(0)
    source.storm(settable.set, goal)
    seen = 0
    while not waiting.done():
        await uasyncio.sleep_ms(500)
        if seen == source.storm_bursts() and not waiting.done():
            break
        seen = source.storm_bursts()
    print(name, "no final state lost", waiting.done())
    print("info: %s: %d sets in %d bursts" % (name, source.storm_seen(), source.storm_bursts()))
    source.stop()
    noisy.cancel()
    waiting.cancel()


uasyncio.run(storm("Event", uasyncio.Event(), event_waiter, SETS))
uasyncio.run(storm("ThreadSafeFlag", uasyncio.ThreadSafeFlag(), flag_waiter, SETS // 5))
