class Conditions:
    def __init__(self):
        self.condition = uasyncio.Condition()
        self.inside = None
        # Waits that have begun, that were notified of and have returned, and that were cancelled; and notifications that must arrive.
        self.begun = self.returned = self.cancelled = self.tokens = 0

    async def wait(self, i):
        self.begun += 1
        self.inside = None
        self.state[i] = "wait"
        try:
            await self.condition.wait()
            self.returned += 1
        except BaseException:
            self.cancelled += 1
            # One that there is nobody for is dropped.
            self.tokens = min(self.tokens, self.returned + self.live())
            raise
        finally:
            assert self.condition.locked() and self.inside is None, "not alone with the lock"
            self.inside = i
            self.state[i] = "busy"

    def notify(self, n):
        self.condition.notify(n)
        told = max(self.tokens - self.returned, 0)
        self.tokens += min(n, max(self.live() - told, 0))

    def live(self):
        return self.begun - self.returned - self.cancelled

    async def locked(self, i, op, arg):
        self.state[i] = "acquire"
        async with self.condition:
            assert self.inside is None, "two inside"
            self.inside = i
            self.state[i] = "busy"
            try:
                if op == 0:
                    await self.wait(i)
                elif op == 1:
                    self.notify(arg % 3)
                elif op == 2:
                    self.notify(9)
                elif op == 3:
                    await uasyncio.sleep_ms(arg)
                elif op == 4:
                    async with uasyncio.timeout_ms(arg):
                        await self.wait(i)
            except uasyncio.TimeoutError:
                pass
            finally:
                assert self.inside == i
                self.inside = None

    async def work(self, i, op, arg):
        if op < 5:
            await self.locked(i, op, arg)
        elif op == 5:
            self.cancel(arg)
            await uasyncio.sleep_ms(0)
        else:
            await uasyncio.sleep_ms(arg)

    def check(self):
        assert self.inside is None or self.condition.locked()

    def quiet(self):
        waiting = [i for i, task in enumerate(self.tasks) if not task.done()]
        for i in waiting:
            assert self.state[i] == "wait", "nobody lets the lock go"
        assert not self.condition.locked()
        assert not waiting or self.returned >= self.tokens, "a notification is lost"

    def end(self):
        assert not self.condition.locked() and self.begun == self.returned + self.cancelled
