# wait_for(aw, 0): aw has its first turn, and a result that is there is returned.
import asyncio

class Queue:
    def __init__(self):
        self.items = []
    async def get(self):
        while not self.items:
            await asyncio.sleep(0)
        return self.items.pop(0)

async def attempt(name, aw):
    try:
        print(name, "got", await asyncio.wait_for(aw, 0))
    except asyncio.TimeoutError:
        print(name, "TimeoutError")

async def main():
    lock = asyncio.Lock()
    await attempt("lock", lock.acquire())
    print("locked:", lock.locked())
    q = Queue()
    q.items.append(1)
    await attempt("queue", q.get())
    print("left:", q.items)
    if hasattr(asyncio, "ThreadSafeFlag"):
        flag = asyncio.ThreadSafeFlag()
        flag.set()
        await attempt("flag", flag.wait())
        await attempt("flag again", flag.wait())

asyncio.run(main())
