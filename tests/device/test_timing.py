# A sleep never ends early, and not long after its deadline: alone within 100 us, and beside others later only by the turns of
# the tasks ahead of it.
import gc
import time
import uasyncio

ALONE_US = 100
# The turn of one of these tasks: the switch, and its own few lines of Python.
TURN_US = 100
woke = [0] * 100
late = [0] * 100
n = 0


async def sleeper(ms, count):
    global n
    for _ in range(count):
        started = time.ticks_us()
        await uasyncio.sleep_ms(ms)
        now = time.ticks_us()
        woke[n] = now
        late[n] = time.ticks_diff(now, started) - 1000 * ms
        n += 1


async def main():
    global n
    gc.collect()
    for ms in (1, 2, 3, 7, 20):
        await sleeper(ms, 5)
    alone = late[:n]
    n = 0
    gc.collect()
    await uasyncio.gather(*(sleeper(10 + i, 8) for i in range(10)))
    worst = 0
    in_time = 0
    for i in range(n):
        # The tasks that woke between this one's deadline and its turn.
        ahead = 0
        while ahead < i and time.ticks_diff(woke[i], woke[i - ahead - 1]) < late[i]:
            ahead += 1
        in_time += late[i] <= ALONE_US + ahead * TURN_US
        worst = max(worst, late[i] - ahead * TURN_US)
    print("early", min(alone) < 0, min(late[:n]) < 0)
    print("in time", max(alone) <= ALONE_US, in_time == n)
    print("info: at most %d us late alone; %d us among ten" % (max(alone), max(late[:n])))


uasyncio.run(main())
