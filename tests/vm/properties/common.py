# Random programs, played step by step, and once more for each step and each worker, who is cancelled there.
#
# A world has what the workers share, and what is true of it: `work(i, op, arg)` is one deed of a worker, `check()` holds after each step
# of any, `quiet()` when nothing can be woken any more, `end()` when all workers are done.
import gc
import uasyncio

Cancelled = uasyncio.CancelledError


class Play:
    def __init__(self, world, victim, at):
        self.world = world
        self.victim = victim
        self.at = at
        self.steps = 0
        world.tasks = self.tasks = []
        world.cancel = self.cancel

    def step_done(self):
        self.world.check()
        self.steps += 1
        if self.steps == self.at:
            self.cancel(self.victim)

    # Asks a worker to cancel; `asked` says how often that was.
    def cancel(self, number):
        i = number % len(self.tasks)
        self.world.asked[i] += 1
        self.tasks[i].cancel()

    # A coroutine that stops between the steps of another.
    def stepped(self, coro):
        exc = None
        while True:
            try:
                value = coro.send(None) if exc is None else coro.throw(exc)
            except StopIteration:
                self.step_done()
                return
            self.step_done()
            exc = None
            try:
                yield value
            except BaseException as er:
                exc = er

    async def worker(self, i, deeds):
        try:
            for op, arg in deeds:
                self.world.state[i] = "busy"
                await self.world.work(i, op, arg)
        except Cancelled:
            pass
        self.world.state[i] = None

    def run(self, programs):
        world = self.world
        world.state = ["new"] * len(programs)
        world.asked = [0] * len(programs)
        for i, deeds in enumerate(programs):
            self.tasks.append(uasyncio.create_task(self.stepped(self.worker(i, deeds))))
        uasyncio.core.run_until_complete()
        world.quiet()
        for i in range(len(programs)):
            self.cancel(i)
        uasyncio.core.run_until_complete()
        for i, task in enumerate(self.tasks):
            assert task.done(), "worker %d is lost" % i
            task.cancelled() or task.result()
        world.end()
        now = uasyncio.Loop.time()
        uasyncio.core.run_until_complete()
        assert uasyncio.Loop.time() - now < 0.0005, "a timer is left"
        return self.steps


def explore(world, *args):
    *args, programs = args
    steps = Play(world(*args), 0, 0).run(programs)
    for at in range(1, steps + 1):
        for victim in range(len(programs)):
            try:
                Play(world(*args), victim, at).run(programs)
            except BaseException:
                print("worker", victim, "cancelled after step", at)
                raise


# What is over leaves nothing in memory.
def leaves_nothing(world, *args):
    *args, programs = args
    left = []
    for i in range(4):
        for j in range(5):
            Play(world(*args), 0, 0).run(programs)
        gc.collect()
        left.append(gc.mem_alloc())
    assert left[3] - left[2] < 400, left
