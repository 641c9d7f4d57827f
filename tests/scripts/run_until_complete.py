# Loop.run_until_complete() and Runner.run(): who is ready when the task ends has a turn more, as in CPython, and not two.
import asyncio

log = []


async def other(name, steps):
    for step in range(steps):
        log.append((name, step))
        await asyncio.sleep(0)
    log.append((name, "ends"))


async def main(event):
    tasks = [asyncio.create_task(other("a", 9)), asyncio.create_task(waits(event)), asyncio.create_task(other("b", 1))]
    await asyncio.sleep(0)
    event.set()
    asyncio.create_task(other("c", 9))
    log.append("main ends")
    return tasks


async def waits(event):
    await event.wait()
    log.append("woken")
    await asyncio.sleep(0)
    log.append("a turn too many")


async def fails():
    asyncio.create_task(other("d", 2))
    raise ValueError("fails")


async def cancel(task):
    task.cancel()
    return 5


def show(result=None):
    print(result)
    while log:
        print("   ", log.pop(0))


loop = asyncio.new_event_loop()
show(len(loop.run_until_complete(main(asyncio.Event()))))
loop.run_until_complete(asyncio.sleep(0))
show("another run")
try:
    loop.run_until_complete(fails())
except ValueError as er:
    show(er)
left = loop.create_task(asyncio.sleep(10))
show(loop.run_until_complete(cancel(left)))
print(left.cancelled())
future = loop.create_future()
loop.call_soon(future.set_result, 7)
show(loop.run_until_complete(future))
with asyncio.Runner() as runner:
    show(len(runner.run(main(asyncio.Event()))))
