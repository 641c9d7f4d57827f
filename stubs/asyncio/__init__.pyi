"""asyncio for MicroPython, native: what `import asyncio` and `import uasyncio` find in a firmware with this module.

The last line of each docstring names the tier and the contexts; a method without that line has those of its class.

Tier: the least `UASYNCIO_API` with which the name is there: `seed`, `upstream`, `full` (the default).

Contexts, from which it may be called:
  loop    the code of a task, a callback that the loop makes (`call_soon`, `add_done_callback`), and code outside of `run()`
  soft    a soft interrupt, or a callback of `micropython.schedule`
  hard    a hard interrupt, where nothing may be allocated
  thread  another thread, or the other core
  any     all of these

What is awaited, and every `async def`, is for the loop. Times are in seconds, as int or float, unless a name ends in `_ms`; they are
kept in microseconds.
"""

from . import (
    core as core,
    event as event,
    events as events,
    exceptions as exceptions,
    funcs as funcs,
    futures as futures,
    lock as lock,
    locks as locks,
    queues as queues,
    stream as stream,
    streams as streams,
    tasks as tasks,
)
from ._exceptions import (
    BaseExceptionGroup as BaseExceptionGroup,
    BrokenBarrierError as BrokenBarrierError,
    CancelledError as CancelledError,
    ExceptionGroup as ExceptionGroup,
    IncompleteReadError as IncompleteReadError,
    InvalidStateError as InvalidStateError,
    LimitOverrunError as LimitOverrunError,
    QueueEmpty as QueueEmpty,
    QueueFull as QueueFull,
    QueueShutDown as QueueShutDown,
    TimeoutError as TimeoutError,
)
from ._futures import (
    Future as Future,
    Task as Task,
    ensure_future as ensure_future,
    iscoroutine as iscoroutine,
    iscoroutinefunction as iscoroutinefunction,
    isfuture as isfuture,
    wrap_future as wrap_future,
)
from ._graph import (
    FrameCallGraphEntry as FrameCallGraphEntry,
    FutureCallGraph as FutureCallGraph,
    capture_call_graph as capture_call_graph,
    format_call_graph as format_call_graph,
    print_call_graph as print_call_graph,
)
from ._loop import (
    AbstractEventLoop as AbstractEventLoop,
    EventLoop as EventLoop,
    Handle as Handle,
    Loop as Loop,
    SelectorEventLoop as SelectorEventLoop,
    TimerHandle as TimerHandle,
    get_event_loop as get_event_loop,
    set_event_loop as set_event_loop,
    get_running_loop as get_running_loop,
    new_event_loop as new_event_loop,
)
from ._runners import Runner as Runner, run_coroutine_threadsafe as run_coroutine_threadsafe, to_thread as to_thread
from ._queues import LifoQueue as LifoQueue, PriorityQueue as PriorityQueue, Queue as Queue
from ._streams import (
    Server as Server,
    Stream as Stream,
    StreamReader as StreamReader,
    StreamWriter as StreamWriter,
    open_connection as open_connection,
    start_server as start_server,
    stream_awrite as stream_awrite,
)
from ._sync import (
    Barrier as Barrier,
    BoundedSemaphore as BoundedSemaphore,
    Condition as Condition,
    Event as Event,
    Lock as Lock,
    Semaphore as Semaphore,
    ThreadSafeFlag as ThreadSafeFlag,
)
from ._task_groups import TaskGroup as TaskGroup
from ._tasks import (
    ALL_COMPLETED as ALL_COMPLETED,
    FIRST_COMPLETED as FIRST_COMPLETED,
    FIRST_EXCEPTION as FIRST_EXCEPTION,
    all_tasks as all_tasks,
    as_completed as as_completed,
    create_task as create_task,
    current_task as current_task,
    gather as gather,
    run as run,
    run_until_complete as run_until_complete,
    shield as shield,
    sleep as sleep,
    sleep_ms as sleep_ms,
    wait as wait,
    wait_for as wait_for,
    wait_for_ms as wait_for_ms,
)
from ._timeouts import Timeout as Timeout, timeout as timeout, timeout_at as timeout_at, timeout_ms as timeout_ms
from .core import (
    IOQueue as IOQueue,
    SingletonGenerator as SingletonGenerator,
    TaskQueue as TaskQueue,
    _exc_context as _exc_context,
    _io_queue as _io_queue,
    _promote_to_task as _promote_to_task,
    _stopper as _stopper,
    _task_queue as _task_queue,
    cur_task as cur_task,
    select as select,
    sys as sys,
    ticks as ticks,
    ticks_add as ticks_add,
    ticks_diff as ticks_diff,
)

__version__: tuple[int, int, int]
"""The version of upstream's API. Tier: upstream."""

native_version: str
"""The version of this module, as "0.1.0"; upstream's asyncio has no such name. Tier: seed."""
