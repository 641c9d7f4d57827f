# Subclasses of what CPython has beyond upstream: a block gets the instance, with its own methods and attributes.
import asyncio


async def value(n):
    await asyncio.sleep(0)
    return n


class Group(asyncio.TaskGroup):
    def __init__(self, name):
        super().__init__()
        self.name, self.made = name, 0

    def create_task(self, coro, **kwargs):
        self.made += 1
        return super().create_task(coro, **kwargs)

    def start(self, n):
        return self.create_task(value(n), name="task %d" % n)


class MyRunner(asyncio.Runner):
    def value(self, n):
        return self.run(value(n))


class Queue(asyncio.Queue):
    def __init__(self):
        super().__init__(2)
        self.name = "mine"

    def both(self):
        return [self.get_nowait(), self.get_nowait()]


class Condition(asyncio.Condition):
    def tell(self):
        self.notify(1)


async def waits(condition):
    async with condition:
        await condition.wait()
        print("told")


async def main():
    async with Group("outer") as outer:
        first = outer.start(1)
        async with Group("inner") as inner:
            second = inner.start(2)
            print(type(inner).__name__, isinstance(inner, asyncio.TaskGroup))
        print(inner.name, inner.made, second.result(), second.get_name())
    print(outer.name, outer.made, first.result())
    queue = Queue()
    await queue.put(3)
    queue.put_nowait(item=4)
    print(queue.name, queue.full(), queue.maxsize, queue.both())
    condition = Condition()
    task = asyncio.create_task(waits(condition))
    await asyncio.sleep(0)
    async with condition:
        condition.tell()
    await task


asyncio.run(main())
with MyRunner() as runner:
    print(runner.value(5), runner.value(6))
