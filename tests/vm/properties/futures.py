# The last worker settles the futures; the others wait for them in every way.
COUNT = 4
WHEN = uasyncio.ALL_COMPLETED, uasyncio.FIRST_COMPLETED, uasyncio.FIRST_EXCEPTION


class Futures:
    def __init__(self):
        self.futures = [uasyncio.Future() for i in range(COUNT)]
        self.called = [0] * COUNT
        for i, future in enumerate(self.futures):
            future.add_done_callback(lambda future, i=i: self.call(i, future))

    def call(self, i, future):
        assert future is self.futures[i] and future.done()
        self.called[i] += 1

    def some(self, arg):
        return [future for i, future in enumerate(self.futures) if (arg + 1) >> i & 1] or self.futures[:1]

    async def outcome(self, i, future):
        try:
            return await future
        except ValueError:
            assert isinstance(future.exception(), ValueError)
        except Cancelled:
            # Its own, which the future hears of, too; or the future's.
            if self.asked[i] or not future.cancelled():
                raise

    async def work(self, i, op, arg):
        future = self.futures[arg % COUNT]
        some = self.some(arg)
        self.state[i] = [future] if op in (0, 9) else some
        timeout = arg / 1000 if arg % 3 == 0 else None
        if op == 0:
            await self.outcome(i, future)
        elif op == 1:
            when = WHEN[arg % 3]
            done, pending = await uasyncio.wait(some, timeout=timeout, return_when=when)
            assert done | pending == set(some) and not done & pending
            assert all(future.done() for future in done)
            if timeout is None:
                assert done
                assert when != uasyncio.ALL_COMPLETED or not pending
        elif op == 2:
            seen = 0
            try:
                async for first in uasyncio.as_completed(some, timeout=timeout):
                    assert first.done() and first in some
                    seen += 1
                assert seen == len(some)
            except uasyncio.TimeoutError:
                assert timeout is not None
        elif op == 3:
            for later in uasyncio.as_completed(some):
                try:
                    await later
                except ValueError:
                    pass
                except Cancelled:
                    if self.asked[i] or not any(future.cancelled() for future in some):
                        raise
        elif op == 4:
            inner = uasyncio.create_task(uasyncio.sleep_ms(arg))
            try:
                await uasyncio.shield(inner)
            finally:
                assert not inner.cancelled(), "the shield let it through"
        elif op == 5:
            if not future.done():
                future.set_result(arg)
        elif op == 6:
            if not future.done():
                future.set_exception(ValueError(arg))
        elif op == 7:
            future.cancel()
        elif op == 8:
            self.cancel(arg)
            await uasyncio.sleep_ms(0)
        elif op == 9:
            try:
                await uasyncio.wait_for_ms(self.settled(i, future), 3)
            except uasyncio.TimeoutError:
                pass
        else:
            await uasyncio.sleep_ms(arg)

    async def settled(self, i, future):
        try:
            await self.outcome(i, future)
        finally:
            if not future.done():
                future.cancel()

    def check(self):
        for i, future in enumerate(self.futures):
            assert self.called[i] <= future.done(), "called too often, or too early"

    def quiet(self):
        for i, task in enumerate(self.tasks):
            assert task.done() or not all(future.done() for future in self.state[i]), "was not woken"

    def end(self):
        for i, future in enumerate(self.futures):
            future.cancel()
        uasyncio.core.run_until_complete()
        assert self.called == [1] * COUNT, "callbacks: %r" % self.called
