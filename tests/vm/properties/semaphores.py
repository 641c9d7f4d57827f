class Semaphores:
    def __init__(self, bounded, value):
        self.semaphore = (uasyncio.Semaphore, uasyncio.BoundedSemaphore)[bounded](value)
        self.value = value
        self.bounded = bounded
        self.held = 0

    async def hold(self, i, ms):
        self.state[i] = "acquire"
        async with self.semaphore:
            self.state[i] = "busy"
            self.held += 1
            try:
                await uasyncio.sleep_ms(ms)
            finally:
                self.held -= 1

    async def work(self, i, op, arg):
        try:
            if op == 0:
                await self.hold(i, arg)
            elif op == 1:
                await uasyncio.wait_for_ms(self.hold(i, arg), 1)
            elif op == 2:
                async with uasyncio.timeout_ms(arg % 2):
                    await self.hold(i, arg)
            elif op == 3:
                self.cancel(arg)
                await uasyncio.sleep_ms(0)
            elif op == 4 and not self.bounded:
                # More than it had, and less again.
                self.semaphore.release()
                self.value += 1
                if self.value > 3:
                    await self.semaphore.acquire()
                    self.value -= 1
            elif op == 4 and self.held == 0 and not self.semaphore.locked():
                try:
                    self.semaphore.release()
                    assert False, "above its first value"
                except ValueError:
                    pass
            else:
                await uasyncio.sleep_ms(arg)
        except uasyncio.TimeoutError:
            pass

    def check(self):
        assert 0 <= self.held <= self.value, "too many have it"

    def quiet(self):
        for i, task in enumerate(self.tasks):
            if not task.done():
                assert self.state[i] in ("acquire", "busy") and self.held >= self.value, "was not woken"

    def end(self):
        assert self.held == 0
        for i in range(self.value):
            assert not self.semaphore.locked(), "one is lost"
            take(self.semaphore)
        assert self.semaphore.locked()


def take(semaphore):
    try:
        next(semaphore)
    except StopIteration:
        pass
