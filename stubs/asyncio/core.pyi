"""Upstream's asyncio.core: what the package has of it, and the internals that libraries reach into. Tier: upstream."""

import select as select
import sys as sys
from collections.abc import Awaitable
from typing import Any, TypeVar

from ._exceptions import CancelledError as CancelledError, TimeoutError as TimeoutError
from ._futures import Task as Task, _Coroutine
from ._loop import (
    Loop as Loop,
    _Context,
    get_event_loop as get_event_loop,
    get_running_loop as get_running_loop,
    new_event_loop as new_event_loop,
)
from ._tasks import (
    create_task as create_task,
    current_task as current_task,
    run as run,
    run_until_complete as run_until_complete,
    sleep as sleep,
    sleep_ms as sleep_ms,
)

_T = TypeVar("_T")

cur_task: Task[Any] | None
"""The task that runs; it can be stored into. Tier: upstream."""

def ticks() -> int:
    """`time.ticks_ms`. Tier: upstream. Contexts: any."""

def ticks_diff(end: int, start: int, /) -> int:
    """`time.ticks_diff`: milliseconds. Tier: upstream. Contexts: any."""

def ticks_add(ticks: int, delta: int, /) -> int:
    """`time.ticks_add`: `delta` is in milliseconds. Tier: upstream. Contexts: any."""

class TaskQueue:
    """A queue of tasks; the loop's own is `_task_queue`. One of your own is first in, first out. IOQueue is the same class.

    Tier: upstream. Contexts: loop.
    """

    map: dict[int, list[Any]]
    """Of `_io_queue` alone: {id(stream): [who reads, who writes, stream]}, a new dict each time."""
    poller: Any
    """Of `_io_queue` alone: the object of `select.poll`."""

    def peek(self) -> Task[Any] | None:
        """The first, or None."""
    def push(self, task: Task[Any], key: int = ..., /) -> None:
        """key: when it is due, in `ticks_ms`; it counts in the loop's queue only."""
    def pop(self) -> Task[Any]:
        """Takes out the first. IndexError: there is none."""
    def remove(self, task: Task[Any]) -> None:
        """Takes it out."""
    def queue_read(self, s: Any) -> None:
        """The `yield` that follows waits until `s` can be read."""
    def queue_write(self, s: Any) -> None:
        """The `yield` that follows waits until `s` can be written."""

IOQueue = TaskQueue

class SingletonGenerator:
    """The class of what `sleep_ms` returns.

    Tier: upstream. Contexts: loop.
    """

_task_queue: TaskQueue
"""Tier: upstream."""
_io_queue: TaskQueue
"""Tier: upstream."""
_exc_context: _Context
"""Tier: upstream."""

def _promote_to_task(aw: Awaitable[_T]) -> Task[_T]:
    """A task as it is, or a new one. Tier: upstream. Contexts: loop, soft."""

async def _stopper() -> None:
    """Is over at once. Tier: upstream. Contexts: loop."""
