# Waking a task from outside the loop. ThreadSafeFlag.set() and Event.set() may be called from anywhere: an interrupt handler
# (pin.irq(lambda pin: pressed.set()), Timer(..., callback=...)), another thread, the other core. The loop sleeps until then.
import _thread
import time
import uasyncio

pressed = uasyncio.ThreadSafeFlag()
seen = 0


def button() -> None:
    # On a board this would be the interrupt handler of a pin; here it is a thread. Two presses that nobody saw are one: like a
    # person at a button, it goes by what it sees.
    while seen < 3:
        time.sleep_ms(50)
        pressed.set()


async def main() -> None:
    global seen
    _thread.start_new_thread(button, ())
    while seen < 3:
        await pressed.wait()
        seen += 1
        print("pressed", seen)


uasyncio.run(main())
