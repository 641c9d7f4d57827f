# Time limits that others move while they run: each expires at the time that was set last, neither early nor late, or not at all.
class Deadlines:
    def __init__(self):
        # Of each worker that waits within one: the limit, and when it is due (None: never).
        self.limits = {}

    async def block(self, i, ms, work):
        now = uasyncio.Loop.time()
        due = None if ms == 0 else now + ms / 1000
        limit = uasyncio.timeout_at(due)
        try:
            async with limit:
                self.limits[i] = limit, due
                try:
                    await uasyncio.sleep_ms(work) if work < 5 else await uasyncio.Event().wait()
                finally:
                    limit, due = self.limits.pop(i)
                assert not limit.expired()
        except uasyncio.TimeoutError:
            late = uasyncio.Loop.time() - due
            assert limit.expired() and -0.0000005 < late < 0.001, late
        except Cancelled:
            assert self.asked[i], "nobody's cancellation"
            raise

    async def work(self, i, op, arg):
        if op < 3:
            self.state[i] = "waits"
            await self.block(i, arg, 3 * op)
        elif op < 6:
            # Moves one: earlier, later, into the past, away.
            if self.limits:
                which = sorted(self.limits)[arg % len(self.limits)]
                limit, due = self.limits[which]
                if not limit.expired():
                    due = (uasyncio.Loop.time() + arg / 1000, uasyncio.Loop.time() - arg, None)[op - 3]
                    if due is not None and op == 4:
                        # It cannot be late for a time that is over.
                        limit.reschedule(due)
                        due = uasyncio.Loop.time()
                        self.limits[which] = limit, due - 0.0001
                    else:
                        limit.reschedule(due)
                        self.limits[which] = limit, due
                    assert op == 4 or limit.when() is due is None or abs(limit.when() - due) < 0.000002
        elif op == 6:
            self.cancel(arg)
            await uasyncio.sleep_ms(0)
        else:
            await uasyncio.sleep_ms(arg)

    def check(self):
        now = uasyncio.Loop.time()
        for limit, due in self.limits.values():
            assert due is None or limit.expired() or now - due < 0.001, "late"

    def quiet(self):
        for i, task in enumerate(self.tasks):
            assert task.done() or self.limits[i][1] is None, "a limit is lost"

    def end(self):
        assert not self.limits
