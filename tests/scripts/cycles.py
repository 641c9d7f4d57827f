# An await that could never end is a RuntimeError.
import asyncio


async def awaits_itself():
    await asyncio.current_task()


async def gathers_itself():
    await asyncio.gather(asyncio.current_task())


async def waits_for_itself():
    await asyncio.wait_for(asyncio.current_task(), 1)


async def chain(tasks, i):
    await asyncio.sleep(0)
    await tasks[(i + 1) % len(tasks)]


async def attempt(name, aw):
    try:
        print(name, "gave", await aw)
    except RuntimeError as er:
        print(name, "RuntimeError", er)


async def main():
    await attempt("itself", asyncio.create_task(awaits_itself()))
    await attempt("gather of itself", asyncio.create_task(gathers_itself()))
    await attempt("wait_for itself", asyncio.create_task(waits_for_itself()))
    for n in (2, 3, 10):
        tasks = []
        tasks.extend(asyncio.create_task(chain(tasks, i)) for i in range(n))
        await attempt("chain of %d" % n, tasks[0])
    await asyncio.sleep(0.001)
    print("the loop works")


asyncio.run(main())
