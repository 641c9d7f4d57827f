# Programs as people write them, and what a type checker makes of them. What is wrong has a comment that names the error; mypy says so
# where there is none (tests/stubs/test.sh). It is not run.
import asyncio
import uasyncio
from typing import Any, Literal, assert_type


async def measure(ms: int) -> float:
    await asyncio.sleep_ms(ms)
    return 0.5


async def tasks() -> None:
    task = asyncio.create_task(measure(1), name="light")
    assert_type(task, asyncio.Task[float])
    assert_type(await task, float)
    assert_type(await asyncio.gather(measure(1), task), list[float])
    assert_type(await asyncio.gather(measure(1), return_exceptions=True), list[float | BaseException])
    assert_type(await asyncio.wait_for(measure(1), 0.5), float)
    assert_type(await asyncio.wait_for_ms(measure(1), 500), float)
    assert_type(await asyncio.sleep(0, "woken"), str)
    done, pending = await asyncio.wait([task], return_when=asyncio.FIRST_COMPLETED)
    assert_type(done, set[asyncio.Task[float]])
    for later in asyncio.as_completed([task, measure(1)]):
        assert_type(await later, float)
    async for first in asyncio.as_completed([task]):
        assert_type(first.result(), float)
    assert_type(await asyncio.shield(task), float)
    task.add_done_callback(lambda task: print(task.result()))
    task.cancel("no more")
    asyncio.create_task(measure)  # type: ignore[arg-type]
    await asyncio.sleep_ms("1")  # type: ignore[arg-type]
    await asyncio.wait_for(measure(1))  # type: ignore[call-overload]


async def together(queue: asyncio.Queue[bytes]) -> None:
    try:
        async with asyncio.timeout(1) as limit, asyncio.TaskGroup() as group:
            limit.reschedule(asyncio.Loop.time() + 1)
            assert_type(group.create_task(queue.get()), asyncio.Task[bytes])
    except asyncio.ExceptionGroup as errors:
        assert_type(errors.subgroup(OSError), asyncio.ExceptionGroup | None)
    except asyncio.TimeoutError:
        pass
    await queue.put("text")  # type: ignore[arg-type]
    queue.put_nowait(item=b"")
    queue.get_nowait(1)  # type: ignore[call-arg]


class Counted(asyncio.Lock):
    count = 0

    async def acquire(self) -> Any:
        self.count += 1
        return await super().acquire()


async def primitives(event: asyncio.Event, flag: asyncio.ThreadSafeFlag) -> None:
    condition = asyncio.Condition()
    async with Counted(), asyncio.Semaphore(2), condition:
        assert_type(await condition.wait_for(event.is_set), bool)
    assert_type(await event.wait(), Literal[True])
    await asyncio.wait_for(flag.wait(), 1)
    async with asyncio.Barrier(2) as place:
        assert_type(place, int)


async def streams() -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", 80)
    writer.write(b"GET / HTTP/1.0\r\n\r\n")
    await writer.drain()
    assert_type(await reader.readline(), bytes)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(serve, "0.0.0.0", 80) as server:
        assert_type(server, asyncio.Server)


async def futures() -> None:
    future: asyncio.Future[int] = asyncio.Future()
    asyncio.get_event_loop().call_later(1, future.set_result, 1)
    assert_type(await future, int)
    assert_type(uasyncio.core.cur_task, uasyncio.Task[Any] | None)


assert_type(uasyncio.run(measure(1)), float)
uasyncio.run_in_circles()  # type: ignore[attr-defined]
