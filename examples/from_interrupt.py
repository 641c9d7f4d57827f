# Waking a task from outside the loop. ThreadSafeFlag.set() and Event.set() may be called from anywhere: an interrupt handler
# (pin.irq(lambda pin: pressed.set()), Timer(..., callback=...)), another thread, the other core. The loop sleeps until then.
import _thread
import time
import uasyncio

pressed = uasyncio.ThreadSafeFlag()


def button():
    # On a board this would be the interrupt handler of a pin; here it is a thread.
    for i in range(3):
        time.sleep_ms(50)
        pressed.set()


async def main():
    _thread.start_new_thread(button, ())
    for i in range(3):
        await pressed.wait()
        print("pressed", i + 1)


uasyncio.run(main())
