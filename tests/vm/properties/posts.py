# What is posted to the loop by call_soon_threadsafe and run_coroutine_threadsafe: by a task, by a callback that the VM has scheduled (a soft
# interrupt), at any step. Nothing is lost, and all comes in the order in which it was posted.
import micropython


class Posts:
    def __init__(self):
        self.posted = 0
        self.made = []
        # Of each coroutine: the future that its poster has, its number, how often that has called back, whether it was cancelled.
        self.remotes = []
        self.ran = []
        self.event = uasyncio.Event()

    def call(self, n):
        self.made.append(n)

    def post(self):
        n = self.posted
        self.posted += 1
        uasyncio.get_event_loop().call_soon_threadsafe(self.call, n)

    def post_and_set(self, _):
        self.post()
        self.event.set()

    async def remote(self, n, ms):
        self.ran.append(n)
        await uasyncio.sleep_ms(ms)
        if ms == 3:
            raise ValueError(n)
        return n

    def run_remote(self, ms):
        n = len(self.remotes)
        entry = [uasyncio.run_coroutine_threadsafe(self.remote(n, ms), uasyncio.get_event_loop()), ms, 0, False]
        self.remotes.append(entry)

        def called(future):
            assert future is entry[0] and future.done()
            entry[2] += 1

        entry[0].add_done_callback(called)

    async def work(self, i, op, arg):
        self.state[i] = op
        if op == 0:
            self.post()
        elif op == 1:
            try:
                micropython.schedule(self.post_and_set, None)
            except RuntimeError:
                # Its queue is full.
                pass
        elif op == 2:
            self.run_remote(arg)
        elif op == 3:
            try:
                micropython.schedule(self.run_remote, arg)
            except RuntimeError:
                pass
        elif op == 4:
            if self.remotes:
                entry = self.remotes[arg % len(self.remotes)]
                was_done = entry[0].done() and not entry[0].cancelled()
                assert entry[0].cancel() != was_done
                entry[3] = entry[3] or not was_done
        elif op == 5:
            if self.remotes:
                done = uasyncio.Event()
                future = self.remotes[arg % len(self.remotes)][0]
                future.add_done_callback(lambda future: done.set())
                await done.wait()
                assert future.done()
        elif op == 6:
            self.event.clear()
            await self.event.wait()
        elif op == 7:
            self.cancel(arg)
            await uasyncio.sleep_ms(0)
        else:
            await uasyncio.sleep_ms(arg)

    def check(self):
        assert self.made == list(range(len(self.made))), "not in its order"
        assert len(self.made) <= self.posted

    def quiet(self):
        assert len(self.made) == self.posted, "a post is lost"
        assert self.ran == sorted(self.ran), "coroutines: not in their order"
        for i, task in enumerate(self.tasks):
            assert task.done() or (self.state[i] == 6 and not self.event.is_set()), "was not woken"
        for n, (future, ms, called, cancelled) in enumerate(self.remotes):
            assert future.done() and called == 1, "a coroutine is lost"
            if future.cancelled():
                continue
            assert not cancelled and n in self.ran
            if ms == 3:
                assert future.exception(0).args == (n,)
            else:
                assert future.result(0) == n

    def end(self):
        self.quiet()
        self.remotes.clear()
