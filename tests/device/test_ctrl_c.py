# driver: ctrl-c
# Ctrl-C over the serial line ends a loop that sleeps, one that waits for ever, and one that never rests; and the next run
# works as if nothing had been.
import uasyncio


async def say_ready():
    await uasyncio.sleep_ms(50)
    print("READY")


async def sleeping():
    await say_ready()
    while True:
        await uasyncio.sleep_ms(10)


async def waiting():
    await say_ready()
    await uasyncio.Event().wait()


# An emulated board skips the time in which it idles: this is long even so.
async def far_away():
    await say_ready()
    await uasyncio.sleep(1000000000)


async def spinning():
    await say_ready()
    while True:
        await uasyncio.sleep_ms(0)


for main in (sleeping, waiting, far_away, spinning):
    try:
        uasyncio.run(main())
        print("ended by itself")
    except KeyboardInterrupt:
        print("interrupted")
    uasyncio.new_event_loop()


async def fine():
    await uasyncio.sleep_ms(1)
    return "fine"


print(uasyncio.run(fine()))
