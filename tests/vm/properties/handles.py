class Handles:
    def __init__(self):
        # Of each call: its handle, when it is due, how often it was made; and the order in which they were made.
        self.calls = []
        self.order = []

    def call(self, n):
        handle, due, made = self.calls[n]
        assert made == 0 and not handle.cancelled(), "made twice, or after it was cancelled"
        assert due is None or -0.0000005 <= uasyncio.Loop.time() - due < 0.001, "early, or late"
        self.calls[n][2] = 1
        self.order.append((due or 0, n))

    async def work(self, i, op, arg):
        loop = uasyncio.get_event_loop()
        n = len(self.calls)
        if op == 0:
            self.calls.append([None, None, 0])
            self.calls[n][0] = loop.call_soon(self.call, n)
        elif op == 1:
            self.calls.append([None, None, 0])
            self.calls[n][0] = handle = loop.call_later(arg / 1000, self.call, n)
            self.calls[n][1] = handle.when()
        elif op == 2:
            self.calls.append([None, None, 0])
            self.calls[n][0] = handle = loop.call_at(loop.time() + arg / 1000, self.call, n)
            self.calls[n][1] = handle.when()
        elif op == 3:
            if n:
                self.calls[arg % n][0].cancel()
        elif op == 4:
            self.cancel(arg)
            await uasyncio.sleep_ms(0)
        else:
            await uasyncio.sleep_ms(arg)

    def check(self):
        pass

    def quiet(self):
        assert all(task.done() for task in self.tasks)
        for handle, due, made in self.calls:
            assert made or handle.cancelled(), "was not made"
        timed = [(due, n) for due, n in self.order if due]
        assert all(timed[i] < timed[i + 1] for i in range(len(timed) - 1)), "not by their times"
        soon = [n for due, n in self.order if not due]
        assert soon == sorted(soon), "not first in first out"

    def end(self):
        self.calls.clear()
