# PriorityQueue: CPython's order, a number of comparisons that grows as the logarithm, and comparisons that raise or use the queue.
import asyncio
import random


class Item:
    # Compared by its key alone; `n` tells equals apart.
    compared = 0
    action = None

    def __init__(self, key, n):
        self.key, self.n = key, n

    def __lt__(self, other):
        Item.compared += 1
        if Item.action:
            Item.action()
        return self.key < other.key


class Model:
    # heapq, as CPython has it.
    def __init__(self):
        self.heap = []

    def put(self, item):
        self.heap.append(item)
        self.up(len(self.heap) - 1)

    def up(self, i):
        heap = self.heap
        item = heap[i]
        while i > 0 and item < heap[(i - 1) // 2]:
            heap[i] = heap[(i - 1) // 2]
            i = (i - 1) // 2
        heap[i] = item

    def get(self):
        heap = self.heap
        last = heap.pop()
        if not heap:
            return last
        first, i = heap[0], 0
        while 2 * i + 1 < len(heap):
            child = 2 * i + 1
            if child + 1 < len(heap) and not heap[child] < heap[child + 1]:
                child += 1
            heap[i] = heap[child]
            i = child
        heap[i] = last
        self.up(i)
        return first


def pairs(items):
    return [(item.key, item.n) for item in items]


def drain(queue):
    return [queue.get_nowait() for _ in range(queue.qsize())]


def same_as_the_model():
    for seed in range(60):
        random.seed(seed)
        queue, model = asyncio.PriorityQueue(), Model()
        for n in range(150):
            Item.compared = 0
            if not model.heap or random.randrange(5) < 3:
                item = Item(random.randrange(seed + 1), n)
                queue.put_nowait(item)
                ours, Item.compared = Item.compared, 0
                model.put(item)
            else:
                got = queue.get_nowait()
                ours, Item.compared = Item.compared, 0
                assert got is model.get(), (seed, n)
            assert ours == Item.compared, (seed, n, ours, Item.compared)
        while model.heap:
            assert queue.get_nowait() is model.get(), seed
        assert queue.empty()


def few_comparisons():
    for keys in (range(1000), range(1000, 0, -1), [random.randrange(1000) for _ in range(1000)]):
        queue = asyncio.PriorityQueue()
        most_put = most_get = 0
        for n, key in enumerate(keys):
            Item.compared = 0
            queue.put_nowait(Item(key, n))
            most_put = max(most_put, Item.compared)
        while not queue.empty():
            Item.compared = 0
            queue.get_nowait()
            most_get = max(most_get, Item.compared)
        # 2 ** 10 > 1000: a way down and, at the very most, all of it up again.
        print(most_put <= 10, most_get <= 20)


def comparisons_that_raise():
    def fail():
        Item.left -= 1
        if Item.left < 0:
            raise ZeroDivisionError

    for seed in range(200):
        random.seed(seed)
        queue, left = asyncio.PriorityQueue(), []
        for n in range(60):
            item = Item(random.randrange(20), n)
            Item.action, Item.left = fail, random.randrange(6)
            try:
                if random.randrange(3):
                    queue.put_nowait(item)
                    left.append(item)
                elif left:
                    left.remove(queue.get_nowait())
            except ZeroDivisionError:
                pass
            Item.action = None
            assert queue.qsize() == len(left)
        keys = [item.key for item in drain(queue)]
        assert keys == sorted(item.key for item in left), seed


def comparisons_that_use_the_queue():
    def use():
        # A heap within a comparison: not for ever.
        Item.action = None
        for _ in range(random.randrange(4)):
            if random.randrange(2):
                queue.put_nowait(Item(random.randrange(20), -1))
            elif not queue.empty():
                queue.get_nowait()

    changed = 0
    for seed in range(300):
        random.seed(seed)
        queue = asyncio.PriorityQueue(random.randrange(2) * 1000)
        for n in range(40):
            if random.randrange(3) == 0:
                Item.action = use
            try:
                if random.randrange(3):
                    queue.put_nowait(Item(random.randrange(20), n))
                elif not queue.empty():
                    queue.get_nowait()
            except RuntimeError as er:
                assert str(er) == "list changed size during iteration"
                changed += 1
            Item.action = None
        assert all(isinstance(item, Item) for item in drain(queue))
    print("changed:", changed > 0)


async def main():
    for test in (same_as_the_model, few_comparisons, comparisons_that_raise, comparisons_that_use_the_queue):
        test()
        print(test.__name__, "done")
    # What cannot be compared is not put, and those who wait hear of it.
    queue = asyncio.PriorityQueue()
    queue.put_nowait(1)
    try:
        await queue.put("x")
    except TypeError:
        print("TypeError", queue.qsize(), await queue.get(), queue.empty())
    # Every item that was put is to be done, and no other.
    queue.task_done()
    await queue.join()
    print("joined")


asyncio.run(main())
