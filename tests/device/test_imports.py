# Both names are this module, and its submodules can be had in every way.
import asyncio
import uasyncio
import asyncio.core
import uasyncio.stream
from asyncio.event import Event, ThreadSafeFlag
from asyncio.funcs import gather, wait_for
from uasyncio.lock import Lock
from asyncio.stream import Server, StreamReader, StreamWriter, Stream
from asyncio import core

print(uasyncio.run is asyncio.run, uasyncio.Event is asyncio.Event)
print(core is asyncio.core, core.create_task is asyncio.create_task)
print(Event is asyncio.Event, ThreadSafeFlag is asyncio.ThreadSafeFlag, Lock is asyncio.Lock)
print(gather is asyncio.gather, wait_for is asyncio.wait_for, StreamReader is asyncio.StreamReader)
print(all(hasattr(asyncio, n) for n in ("open_connection", "start_server", "get_event_loop", "new_event_loop", "Loop")))
print(core.cur_task)


async def main():
    print(core.cur_task is asyncio.current_task())
    await asyncio.core.sleep_ms(1)
    core._io_queue, core._task_queue


asyncio.run(main())
