# The tier full's primitives beside the same ones written in Python, in the style that libraries for upstream's asyncio have them: times of
# an operation in microseconds, the least of several rounds, and bytes of heap. Runs on unix and on a board; on upstream's asyncio, which
# has no such primitives, the Python ones alone.
import asyncio
import gc
import time

ROUNDS, TIMES = 5, 50


class PyQueue:
    def __init__(self, maxsize=0):
        self.items, self.maxsize = [], maxsize
        self.filled, self.taken = asyncio.Event(), asyncio.Event()

    async def put(self, item):
        while self.maxsize and len(self.items) >= self.maxsize:
            self.taken.clear()
            await self.taken.wait()
        self.filled.set()
        self.items.append(item)

    async def get(self):
        while not self.items:
            self.filled.clear()
            await self.filled.wait()
        self.taken.set()
        return self.items.pop(0)


class PySemaphore:
    def __init__(self, value=1):
        self.value, self.released = value, asyncio.Event()

    async def __aenter__(self):
        while self.value == 0:
            self.released.clear()
            await self.released.wait()
        self.value -= 1

    async def __aexit__(self, *_):
        self.value += 1
        self.released.set()


class PyTaskGroup:
    def __init__(self):
        self.tasks = []

    def create_task(self, coro):
        self.tasks.append(asyncio.create_task(self.child(coro)))

    async def child(self, coro):
        try:
            await coro
        except asyncio.CancelledError:
            raise
        except Exception as er:
            self.error = er
            for task in self.tasks:
                if not task.done() and task is not asyncio.current_task():
                    task.cancel()

    async def __aenter__(self):
        self.error = None
        return self

    async def __aexit__(self, exc_type, exc, _):
        for task in self.tasks:
            try:
                if exc_type is not None:
                    task.cancel()
                await task
            except asyncio.CancelledError:
                pass
        if self.error is not None:
            raise self.error


class PyTimeout:
    def __init__(self, seconds):
        self.seconds, self.expired = seconds, False

    async def expire(self, task):
        await asyncio.sleep(self.seconds)
        self.expired = True
        task.cancel()

    async def __aenter__(self):
        self.watch = asyncio.create_task(self.expire(asyncio.current_task()))
        return self

    async def __aexit__(self, exc_type, *_):
        self.watch.cancel()
        if self.expired and exc_type is asyncio.CancelledError:
            raise asyncio.TimeoutError


async def nop():
    pass


# Each does its operation n times; the second argument is what is compared.
async def queue_at_once(n, Queue):
    queue = Queue(2)
    yield
    for _ in range(n):
        await queue.put(1)
        await queue.get()


async def queue_waits(n, Queue):
    async def take():
        for _ in range(n):
            await queue.get()

    queue = Queue(1)
    task = asyncio.create_task(take())
    yield
    for _ in range(n):
        await queue.put(1)
    await task


async def semaphore_at_once(n, Semaphore):
    semaphore = Semaphore(1)
    yield
    for _ in range(n):
        async with semaphore:
            pass


async def semaphore_waits(n, Semaphore):
    async def hold():
        for _ in range(n // 2):
            async with semaphore:
                await asyncio.sleep_ms(0)

    semaphore = Semaphore(1)
    tasks = asyncio.create_task(hold()), asyncio.create_task(hold())
    yield
    for task in tasks:
        await task


async def task_group(n, TaskGroup):
    yield
    for _ in range(n):
        async with TaskGroup() as group:
            for _ in range(10):
                group.create_task(nop())


async def timeout(n, timeout):
    yield
    for _ in range(n):
        async with timeout(9):
            pass


def measure(operation, kind, what):
    """What `what` grows by in one operation, its preparation left out."""
    async def one():
        # An async generator is a generator whose `yield` the loop would see: it is driven by hand up to there.
        body = operation(TIMES, kind)
        next(body)
        gc.collect()
        begin = what()
        await body
        return what() - begin

    return asyncio.run(one()) / TIMES


def main():
    print("%-20s %8s %8s %6s %10s %10s" % ("", "native", "Python", "ratio", "heap", "heap"))
    for name, operation, native, python in (
        ("queue, at once", queue_at_once, "Queue", PyQueue),
        ("queue, waits", queue_waits, "Queue", PyQueue),
        ("semaphore, at once", semaphore_at_once, "Semaphore", PySemaphore),
        ("semaphore, waits", semaphore_waits, "Semaphore", PySemaphore),
        ("TaskGroup of 10", task_group, "TaskGroup", PyTaskGroup),
        ("timeout()", timeout, "timeout", PyTimeout),
    ):
        us, heap = [], []
        for kind in (getattr(asyncio, native, None), python):
            if kind is None:
                continue
            gc.enable()
            us.append(min(measure(operation, kind, time.ticks_us) for _ in range(ROUNDS)))
            gc.disable()
            heap.append(measure(operation, kind, gc.mem_alloc))
        gc.enable()
        if len(us) == 2:
            print("%-20s %8.1f %8.1f %6.1f %10.1f %10.1f" % (name, us[0], us[1], us[1] / us[0], heap[0], heap[1]))
        else:
            print("%-20s %8s %8.1f %6s %10s %10.1f" % (name, "", us[0], "", "", heap[0]))


main()
