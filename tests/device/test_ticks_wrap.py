# The counters of microseconds and milliseconds wrap while tasks sleep and wait.
import time
import uasyncio

try:
    from boardtest import ticks_wrap_in
except ImportError:
    # On a real chip this takes 71 minutes for the microseconds and 49 days for the milliseconds.
    print("SKIP: this board's clock cannot be set")
    raise SystemExit


async def sleeper(ms, count, late):
    for _ in range(count):
        started = time.ticks_us()
        await uasyncio.sleep_ms(ms)
        late.append(time.ticks_diff(time.ticks_us(), started) - 1000 * ms)


async def forever():
    await uasyncio.Event().wait()


async def main():
    late = []
    # The wrap comes in the midst of these.
    await uasyncio.gather(*(sleeper(20 + i, 10, late) for i in range(5)))
    print("info: %d us late" % max(late))
    print(len(late), "early", sum(us < 0 for us in late), "in time", max(late) <= 100)
    try:
        await uasyncio.wait_for_ms(forever(), 50)
    except uasyncio.TimeoutError:
        print("timeout")


def wraps_within(us):
    ticks_wrap_in(us)
    before = time.ticks_us()
    uasyncio.run(main())
    print("wrapped", time.ticks_us() < before)


wraps_within(100000)
wraps_within(10000)
wraps_within(200)
