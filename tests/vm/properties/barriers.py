class Barriers:
    def __init__(self, parties):
        self.barrier = uasyncio.Barrier(parties)
        self.parties = parties

    async def work(self, i, op, arg):
        if op == 0:
            self.state[i] = "wait"
            try:
                place = await self.barrier.wait()
                assert 0 <= place < self.parties
            except uasyncio.BrokenBarrierError:
                pass
        elif op == 1:
            try:
                async with uasyncio.timeout_ms(arg):
                    await self.work(i, 0, arg)
            except uasyncio.TimeoutError:
                pass
        elif op == 2:
            self.cancel(arg)
            await uasyncio.sleep_ms(0)
        elif op == 3 and arg == 0:
            await self.barrier.abort()
        elif op == 3:
            await self.barrier.reset()
        else:
            await uasyncio.sleep_ms(arg)

    def check(self):
        assert 0 <= self.barrier.n_waiting < self.parties

    def quiet(self):
        waiting = [i for i, task in enumerate(self.tasks) if not task.done()]
        for i in waiting:
            assert self.state[i] == "wait", (i, self.state[i])
        assert not (waiting and self.barrier.broken), "who waits at a broken barrier"
        assert self.barrier.n_waiting == len(waiting) < self.parties, "all are there, and wait"

    def end(self):
        async def all_of_them():
            await self.barrier.reset()
            await uasyncio.wait_for_ms(uasyncio.gather(*[self.barrier.wait() for i in range(self.parties)]), 1)

        assert self.barrier.n_waiting == 0
        uasyncio.run(all_of_them())
