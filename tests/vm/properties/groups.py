# A worker is a task with groups: it makes children in one, which do what their number says.
class Groups:
    def __init__(self):
        self.children = []

    async def child(self, group, what):
        if what == 0:
            return
        await uasyncio.sleep_ms(what % 3)
        if what == 3:
            raise OSError(what)
        if what == 4:
            self.make(group, 0)
            self.make(group, 5)
        if what == 5:
            try:
                await uasyncio.sleep_ms(9)
            except Cancelled:
                # It cleans up, and fails.
                await uasyncio.sleep_ms(1)
                raise ValueError(what)
        if what == 6:
            raise Cancelled

    def make(self, group, what):
        try:
            child = group.create_task(self.child(group, what))
        except RuntimeError:
            # It is shutting down.
            return
        self.children.append((group, child))

    async def work(self, i, op, arg):
        me = uasyncio.current_task()
        group = uasyncio.TaskGroup()
        body = None
        errors = []
        try:
            async with group:
                for what in (arg, op, arg + 3):
                    self.make(group, what)
                if op == 7:
                    body = KeyError(i)
                    raise body
                if op == 8:
                    self.cancel(arg)
                if op == 9:
                    async with uasyncio.timeout_ms(arg):
                        await uasyncio.sleep_ms(2)
                    await uasyncio.sleep_ms(0)
        except uasyncio.ExceptionGroup as er:
            errors = er.exceptions
        finally:
            mine = [child for of, child in self.children if of is group]
            for child in mine:
                assert child.done(), "a child outlives its group"
            failed = [child.exception() for child in mine if not child.cancelled() and child.exception()]
            if errors or failed:
                known = [er for er in errors if not isinstance(er, (KeyError, uasyncio.TimeoutError))]
                assert len(known) == len(failed) and all(er in failed for er in known), (errors, failed)
            assert body is None or body in errors, "the block's own is lost"
        assert me.cancelling() <= self.asked[i], "a cancellation is left"

    def check(self):
        pass

    def quiet(self):
        for i, task in enumerate(self.tasks):
            assert task.done(), "a group never ends"

    def end(self):
        self.children.clear()
