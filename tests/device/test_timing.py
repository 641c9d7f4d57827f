# A sleep never ends early, and not long after its time.
import sys
import time
import uasyncio

early = 0
worst = 0


async def sleeper(ms, count):
    global early, worst
    for _ in range(count):
        started = time.ticks_us()
        await uasyncio.sleep_ms(ms)
        late = time.ticks_diff(time.ticks_us(), started) - 1000 * ms
        if late < 0:
            early += 1
        worst = max(worst, late)


async def main():
    for ms in (1, 2, 3, 7, 20):
        await sleeper(ms, 5)
    alone = worst
    await uasyncio.gather(*(sleeper(10 + i, 8) for i in range(10)))
    print("early", early)
    # Where idle time is the host's, as in qemu, a busy host is late as well.
    exact = sys.platform != "qemu"
    print("late within bounds", alone <= 1000 or not exact, worst <= 2500 or not exact)
    print("info: at most %d us late alone, %d us among ten" % (alone, worst))


uasyncio.run(main())
