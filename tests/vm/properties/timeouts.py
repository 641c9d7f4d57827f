class Timeouts:
    def __init__(self):
        self.cancels = 0

    # A block within a block, each with its time; the work takes `arg` of them.
    async def blocks(self, times, ms):
        if not times:
            await uasyncio.sleep_ms(ms)
            return
        began = uasyncio.Loop.time()
        limit = uasyncio.timeout_ms(times[0])
        try:
            async with limit:
                await self.blocks(times[1:], ms)
            assert not limit.expired(), "expired, and nothing is raised"
        except uasyncio.TimeoutError:
            took = uasyncio.Loop.time() - began
            assert took >= min(times) / 1000, "early"
            if not limit.expired():
                raise

    async def work(self, i, op, arg):
        me = uasyncio.current_task()
        if op < 6:
            try:
                await self.blocks([(op * 3 + arg) % 7, arg, (op + arg) % 5][: 1 + op % 3], (op + 2 * arg) % 6)
            except uasyncio.TimeoutError:
                assert False, "nobody's"
        elif op == 6:
            limit = uasyncio.timeout(None)
            async with limit:
                limit.reschedule(uasyncio.Loop.time() + 0.002)
                limit.reschedule(None)
                await uasyncio.sleep_ms(arg)
            assert not limit.expired()
        else:
            self.cancel(arg)
            await uasyncio.sleep_ms(0)
        assert me.cancelling() <= self.asked[i], "a cancellation is left"

    def check(self):
        pass

    def quiet(self):
        for task in self.tasks:
            assert task.done(), "a timeout is lost"

    def end(self):
        pass
