# A Runner: what main leaves behind is cancelled when it closes, and has its time to end; a cancellation, or a Ctrl-C, at each step. It has a
# play of its own: no task outlives it.
class Runners:
    def __init__(self, wait):
        self.wait = wait

    def play(self, programs, victim, at):
        self.victim, self.at = victim, at
        self.steps = self.came = 0
        self.main_stops = False
        # Of each worker: whether its first line, and whether its last one was come to.
        self.begun, self.ended = set(), set()
        self.tasks, self.more, self.handles = [], [], []
        uasyncio.get_event_loop().set_exception_handler(lambda loop, context: None)
        outcome = []
        try:
            with uasyncio.Runner() as runner:
                for coro in (self.top(programs), self.second()):
                    try:
                        outcome.append(runner.run(coro))
                    except (ValueError, uasyncio.TimeoutError, Cancelled, KeyboardInterrupt, uasyncio.BaseExceptionGroup) as er:
                        outcome.append(er)
        except KeyboardInterrupt as er:
            outcome.append(er)
            # It came while the others were waited for, which it ended: now again.
            self.at = 0
            with uasyncio.Runner() as runner:
                runner.get_loop()
        uasyncio.get_event_loop().set_exception_handler(None)
        came = sum(isinstance(what, KeyboardInterrupt) for what in outcome)
        assert came == self.came, "%d Ctrl-C, and %d were raised" % (self.came, came)
        for task in self.tasks + self.more:
            assert task.done(), "a task is left"
        assert self.begun == self.ended, "has not come to its end: %r %r" % (self.begun, self.ended)
        assert not uasyncio.all_tasks(uasyncio.get_event_loop())
        coro = self.second()
        try:
            runner.run(coro)
            assert False, "runs after its close"
        except RuntimeError:
            coro.close()
        for handle in self.handles:
            handle.cancel()
        now = uasyncio.Loop.time()
        uasyncio.core.run_until_complete()
        assert uasyncio.Loop.time() - now < 0.0005, "a timer is left"
        return self.steps

    # Between two deeds something comes: a cancellation of one of them, or (the number before all of them) a Ctrl-C.
    def step_done(self):
        self.steps += 1
        if self.steps == self.at:
            if self.victim < 0:
                self.came += 1
                self.main_stops = uasyncio.current_task() is self.tasks[-1]
                raise KeyboardInterrupt
            self.tasks[self.victim].cancel()

    async def worker(self, i, deeds):
        self.begun.add(i)
        try:
            for op, arg in deeds:
                self.step_done()
                await self.work(op, arg)
            self.step_done()
        finally:
            # Its end takes time, too; what comes then does not take the place of what it ends by.
            try:
                await uasyncio.sleep_ms(i)
            except Cancelled:
                pass
            self.ended.add(i)

    async def work(self, op, arg):
        task = self.tasks[arg % len(self.tasks)]
        if op == 0:
            await uasyncio.sleep_ms(arg)
        elif op == 1:
            await uasyncio.Future()
        elif op == 2:
            raise ValueError(arg)
        elif op == 3:
            self.more.append(uasyncio.create_task(uasyncio.sleep(1000)))
        elif op == 4:
            task.cancel()
        elif op == 5:
            self.handles.append(uasyncio.get_event_loop().call_later(arg / 1000, task.cancel))
        elif op == 6:
            coro = self.second()
            try:
                uasyncio.Runner().run(coro)
                assert False, "a Runner runs within a loop"
            except RuntimeError:
                coro.close()
        elif op == 7:
            async with uasyncio.timeout_ms(arg):
                await uasyncio.Future()
        else:
            try:
                await uasyncio.sleep(1000)
            except Cancelled:
                await uasyncio.sleep_ms(arg)
                raise

    async def top(self, programs):
        self.begun.add("main")
        try:
            async with uasyncio.timeout_ms(20):
                if self.wait == 5:
                    async with uasyncio.TaskGroup() as group:
                        await self.start(group, programs)
                else:
                    await self.start(uasyncio, programs)
                    if self.wait == 4:
                        await uasyncio.gather(*self.tasks[:-1])
        finally:
            try:
                await uasyncio.sleep_ms(1)
            except Cancelled:
                # A main that swallows it swallows Ctrl-C, too.
                if not self.main_stops:
                    raise
            finally:
                self.ended.add("main")

    async def start(self, group, programs):
        for i, deeds in enumerate(programs):
            self.tasks.append(group.create_task(self.worker(i, deeds)))
        self.tasks.append(uasyncio.current_task())
        self.step_done()
        await uasyncio.sleep_ms(self.wait)
        self.step_done()

    async def second(self):
        await uasyncio.sleep_ms(1)


def play(wait, programs, victim, at):
    return Runners(wait).play(programs, victim, at)


def explore(world, wait, programs):
    steps = play(wait, programs, 0, 0)
    for at in range(1, steps + 1):
        for victim in range(-1, len(programs) + 1):
            try:
                play(wait, programs, victim, at)
            except BaseException:
                print("worker", victim, "at step", at)
                raise


def leaves_nothing(world, wait, programs):
    left = []
    for i in range(4):
        for j in range(5):
            play(wait, programs, -1, 2 + j)
        gc.collect()
        left.append(gc.mem_alloc())
    assert left[3] - left[2] < 400, left
