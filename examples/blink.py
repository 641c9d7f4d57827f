# Things that happen at their own pace: a light that blinks, another that blinks faster, and a clock that ends it all.
# On a board, Led is machine.Pin: led = Pin("LED", Pin.OUT)
import uasyncio


class Led:
    def __init__(self, name: str) -> None:
        self.name = name
        self.lit = False

    def toggle(self) -> None:
        self.lit = not self.lit
        print(self.name, "on" if self.lit else "off")


async def blink(led: Led, ms: int) -> None:
    while True:
        led.toggle()
        await uasyncio.sleep_ms(ms)


async def main() -> None:
    lights = [uasyncio.create_task(blink(Led("red"), 200)), uasyncio.create_task(blink(Led("  green"), 90))]
    await uasyncio.sleep_ms(500)
    for light in lights:
        light.cancel()


uasyncio.run(main())
