# repr() and str() of a Queue, as CPython's.
import asyncio


def shown(q):
    print(str(q))
    print(repr(q).replace(" at " + hex(id(q)), " at id"))


class Thief:
    """Its repr() takes an item out of the queue that is being printed."""

    def __repr__(self):
        if not queue.empty():
            queue.get_nowait()
        return "Thief"


async def main():
    global queue
    shown(asyncio.Queue())
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        q = kind(2)
        waiting = [asyncio.create_task(q.get()) for _ in range(2)]
        await asyncio.sleep(0)
        shown(q)
        for item in (2, 1):
            q.put_nowait(item)
        await asyncio.gather(*waiting)
        shown(q)
        q.put_nowait(4)
        q.put_nowait(3)
        putter = asyncio.create_task(q.put(5))
        await asyncio.sleep(0)
        shown(q)
        q.get_nowait()
        await putter
        shown(q)
        while not q.empty():
            q.get_nowait()
        while True:
            try:
                q.task_done()
            except ValueError:
                break
        shown(q)
        q.put_nowait("text")
        shown(q)
        if hasattr(q, "shutdown"):
            q.shutdown()
        print(str(q).endswith(" shutdown>"))
    queue = asyncio.Queue()
    for _ in range(5):
        queue.put_nowait(Thief())
    print(str(queue).startswith("<Queue maxsize=0 _queue=[Thief"), queue.qsize() < 5)


asyncio.run(main())
