# A wait for a stream that fails to begin, or that the loop forgets, leaves the stream free for the next wait.
import asyncio
import micropython

ring = micropython.RingIO(16)
stream = asyncio.StreamReader(ring)


async def read(name):
    print(name, await stream.read(1))


# A task that stands in the loop's queue cannot begin to wait.
async def queued():
    queue, task = asyncio.core._task_queue, asyncio.current_task()
    queue.push(task)
    try:
        await stream.read(1)
    except RuntimeError as er:
        print("RuntimeError", er)
    queue.remove(task)
    after = asyncio.create_task(read("after"))
    await asyncio.sleep_ms(1)
    ring.write(b"a")
    await asyncio.wait_for_ms(after, 500)


async def leave():
    asyncio.create_task(read("old"))
    await asyncio.sleep_ms(1)


async def begin():
    task = asyncio.create_task(read("new"))
    await asyncio.sleep_ms(1)
    ring.write(b"bc")
    await asyncio.wait_for_ms(task, 500)
    await asyncio.sleep_ms(1)
    print(ring.any())


asyncio.run(queued())
asyncio.run(leave())
asyncio.new_event_loop()
asyncio.run(begin())
