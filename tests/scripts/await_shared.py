# A task is awaited and gathered from several places at once, as in CPython (whose output is the expected one). Upstream raises
# RuntimeError("can't wait") and ("can't gather").
import asyncio


# Who comes first among those who wait for one task is not compared.
heard = []


def hear(*words):
    heard.append(" ".join(str(word) for word in words))


def tell():
    for line in sorted(heard):
        print(line)
    heard.clear()


async def work(x):
    await asyncio.sleep(0.02)
    return x


async def fail(x):
    await asyncio.sleep(0.02)
    raise ValueError(x)


async def awaits(name, task):
    try:
        hear(name, "value", await task)
    except ValueError as er:
        hear(name, "raised", er)
    except asyncio.CancelledError:
        hear(name, "cancelled")


async def gathers(name, *tasks):
    hear(name, [str(r) for r in await asyncio.gather(*tasks, return_exceptions=True)])


async def together(make):
    task = asyncio.create_task(make)
    await asyncio.gather(
        awaits("first", task), awaits("second", task), gathers("third", task), gathers("fourth", task, task), awaits("fifth", task)
    )
    await awaits("later", task)
    await gathers("later", task, task)
    tell()


async def main():
    print("-- all see the value")
    await together(work(1))
    print("-- all see the exception")
    await together(fail(2))

    print("-- one who gives up leaves the others alone")
    task = asyncio.create_task(work(3))
    others = [asyncio.create_task(awaits(name, task)) for name in "abc"]
    quitter = asyncio.create_task(gathers("quitter", asyncio.sleep(0.005)))
    await asyncio.gather(quitter, *others)
    tell()

    print("-- who awaits and is cancelled takes the task along")
    task = asyncio.create_task(work(4))
    others = [asyncio.create_task(awaits(name, task)) for name in "abc"]
    await asyncio.sleep(0)
    others[1].cancel()
    await asyncio.gather(*others)
    tell()

    print("-- gather of a task that is awaited, and await of one that is gathered")
    task = asyncio.create_task(work(5))
    other = asyncio.create_task(awaits("awaits", task))
    await asyncio.sleep(0)
    gather = asyncio.create_task(gathers("gathers", task, work(6)))
    await asyncio.sleep(0)
    print("value", await task)
    await other
    await gather
    tell()

    print("-- two gathers of the same tasks, in another order")
    tasks = [asyncio.create_task(work(i)) for i in range(7, 10)]
    await asyncio.gather(gathers("x", *tasks), gathers("y", *reversed(tasks)))
    tell()

    print("-- wait_for on a shared task")
    task = asyncio.create_task(work(10))
    other = asyncio.create_task(awaits("other", task))
    print("wait_for", await asyncio.wait_for(task, 1))
    await other
    tell()
    task = asyncio.create_task(work(11))
    other = asyncio.create_task(awaits("other", task))
    try:
        await asyncio.wait_for(task, 0.005)
    except asyncio.TimeoutError:
        print("TimeoutError")
    await other
    tell()

    print("-- an outer gather over inner gathers")

    async def inner(*tasks):
        return await asyncio.gather(*tasks)

    task = asyncio.create_task(work(12))
    print(await asyncio.gather(inner(task, work(13)), inner(work(14), task), task))


asyncio.run(main())
