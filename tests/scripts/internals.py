# What libraries touch of upstream's internals: aioprof's replaced create_task and wrapped coroutines, queues of
# one's own over core.TaskQueue, the io queue with a bare yield, the live cur_task, a callable in Task.state.
import asyncio
import asyncio.core
import micropython
import uasyncio
from asyncio.core import _io_queue
from asyncio.stream import Server, Stream

print(uasyncio is asyncio, asyncio.core.cur_task, asyncio.__version__)
print(asyncio.StreamReader is Stream, asyncio.stream.Server is Server)

# The submodules, before and after stores: core is a module of its own, the others are the package.
for i in range(2):
    import asyncio.event
    from uasyncio import core, funcs, lock

    print(core is asyncio.core, asyncio.event.Event is asyncio.Event, funcs.gather is asyncio.gather, lock.Lock is asyncio.Lock)
    asyncio.own = 1
    asyncio.core.own = 2
    asyncio.event.other = 3
    print(asyncio.own, core.own, asyncio.event.other, hasattr(core, "other"), hasattr(core, "gather"))
sleep = core.sleep
core.sleep = None
print(asyncio.sleep is sleep, core.sleep)
core.sleep = sleep
del asyncio.own, asyncio.core.own
print(hasattr(asyncio, "own"), hasattr(core, "own"))
try:
    del asyncio.own
except KeyError:
    print("KeyError")


async def value(x):
    return x


class Wrapped:
    # As aioprof's: counts the steps of a coroutine, and is none itself.
    steps = 0

    def __init__(self, coro):
        self.coro = coro

    def send(self, x):
        Wrapped.steps += 1
        return self.coro.send(x)

    def __getattr__(self, name):
        return getattr(self.coro, name)


create_task = asyncio.create_task


def wrapping(coro):
    return create_task(Wrapped(coro))


class Queue:
    def __init__(self):
        self.waiting = asyncio.core.TaskQueue()

    def __iter__(self):
        self.waiting.push(asyncio.core.cur_task)
        asyncio.core.cur_task.data = self.waiting
        yield

    def wake(self):
        while self.waiting.peek():
            asyncio.core._task_queue.push(self.waiting.pop())


async def wait(queue):
    await queue
    print("woken")


def readable(stream):
    yield _io_queue.queue_read(stream)


class Message(asyncio.Event):
    def __init__(self):
        super().__init__()
        self.value = None

    def set(self, value):
        self.value = value
        super().set()

    async def get(self):
        await super().wait()
        return self.value


async def main():
    print(asyncio.core.cur_task is asyncio.current_task())

    # Promotions inside the module go by the replaced function.
    asyncio.create_task = asyncio.core.create_task = wrapping
    print(await asyncio.gather(value(1), value(2)), await asyncio.wait_for(value(3), 1), Wrapped.steps)
    asyncio.create_task = asyncio.core.create_task = create_task

    queue = Queue()
    task = asyncio.create_task(wait(queue))
    await asyncio.sleep(0)
    print(task.data is queue.waiting, task.state, task.done())
    queue.wake()
    await task
    task = asyncio.create_task(wait(queue))
    await asyncio.sleep(0)
    print(task.cancel(), queue.waiting.peek())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.state)

    ring = micropython.RingIO(8)
    task = asyncio.create_task(readable(ring))
    await asyncio.sleep_ms(5)
    print(task.done())
    ring.write(b"x")
    await task

    message = Message()
    task = asyncio.create_task(message.get())
    await asyncio.sleep(0)
    message.set(42)
    print(await task, task.data.value)

    task = asyncio.create_task(value(9))
    task.state = lambda t, exc: print("done", t is task, repr(exc))
    await asyncio.sleep(0)
    print(task.state)

    sleeper = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    print(asyncio.core._task_queue.peek() is sleeper, asyncio.core._task_queue.pop() is sleeper)
    try:
        asyncio.core._task_queue.pop()
    except IndexError as er:
        print("IndexError", er)
    try:
        asyncio.core._task_queue.push(asyncio.current_task())
        asyncio.core._task_queue.push(asyncio.current_task())
    except RuntimeError as er:
        print("RuntimeError", er)
    await asyncio.sleep(0)


try:
    asyncio.run(main())
except RuntimeError as er:
    print("RuntimeError", er)
