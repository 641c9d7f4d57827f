"""Runs a program on this CPython, on a loop with a clock of its own, which waits for nothing."""

import asyncio
import random
import selectors

# Two timers that are nearer than this may come in either order elsewhere.
NEAR = 0.001


class NoReference(Exception):
    """What this CPython made of a program says nothing about it."""


class Selector(selectors.SelectSelector):
    def select(self, timeout=None):
        ready = super().select(0)
        if not ready:
            if timeout is None:
                raise NoReference("waits for ever")
            self.loop.pass_time(timeout)
        return ready


class Gathering(asyncio.tasks._GatheringFuture):
    """A gather that hears of its cancellation in a turn of its own, as upstream's."""

    def cancel(self, msg=None):
        if self.done():
            return False
        self._loop.call_soon(super().cancel, msg)
        return True


OWN_GATHERING = asyncio.tasks._GatheringFuture


class Loop(asyncio.SelectorEventLoop):
    # Who has their turn now is chosen by it, where it is set; the others later.
    order = None

    def __init__(self):
        selector = Selector()
        selector.loop = self
        self.now = 1000.0
        self.rounds = 0
        super().__init__(selector)
        self.set_exception_handler(lambda loop, context: None)

    def time(self):
        return self.now

    def _run_once(self):
        later = []
        if self.order is not None and len(self._ready) > 1:
            ready = list(self._ready)
            self.order.shuffle(ready)
            now = self.order.randrange(1, len(ready) + 1)
            later = ready[now:]
            self._ready.clear()
            self._ready.extend(ready[:now])
        super()._run_once()
        self._ready.extend(later)

    def pass_time(self, seconds):
        self.rounds += 1
        if self.rounds > 20000:
            raise NoReference("has no end")
        if seconds > 0:
            # To the very time of the first timer: what is a little less would be waited for once more.
            due = sorted(handle.when() for handle in self._scheduled if not handle.cancelled())
            if len(due) > 1 and due[1] - due[0] < NEAR:
                raise NoReference("two timers at once")
            self.now = due[0]


def run(program, order=None):
    """What it prints. `order`: a random order within the rounds of the loop."""
    out = []
    Loop.order = None if order is None else random.Random(order)
    asyncio.tasks._GatheringFuture = OWN_GATHERING if order is None else Gathering
    names = {"__name__": "__main__", "loop_factory": Loop, "print": lambda *args: out.append(" ".join(map(str, args)))}
    try:
        exec(compile(program, "program", "exec"), names)
    except NoReference:
        raise
    except BaseException as er:
        raise NoReference(f"{type(er).__name__}: {er}") from er
    return out
