"""Event, ThreadSafeFlag, Lock, Semaphore, Condition, Barrier. All are fair: who has waited longest is next."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Literal, TypeVar
from typing_extensions import Self

_T = TypeVar("_T")

class _Block:
    """`async with` holds it, and lets it go at the end; there is no such class at run time.

    Tier: seed.
    """

    async def __aenter__(self) -> Any: ...
    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None, /
    ) -> None: ...

class Event:
    """A flag that any number of tasks wait for. It can be subclassed.

    Tier: seed. Contexts: loop.
    """

    state: bool
    """Upstream's: as `is_set()`. Tier: upstream. It can be read only."""

    def is_set(self) -> bool:
        """Whether it is set. Contexts: any."""
    def set(self) -> None:
        """Sets it, and wakes all who wait. Allocates nothing. Contexts: any."""
    def clear(self) -> None:
        """Unsets it. Contexts: loop, soft."""
    async def wait(self) -> Literal[True]:
        """Waits until it is set. Allocates nothing."""

class ThreadSafeFlag:
    """A flag that one task waits for, who finds it unset afterwards. As upstream's it can be polled by `select`. It can be subclassed.

    Tier: upstream. Contexts: loop.
    """

    state: int
    """Upstream's: whether it is set. It can be read only."""

    def set(self) -> None:
        """Sets it. Allocates nothing. Contexts: any."""
    def clear(self) -> None:
        """Unsets it. Contexts: loop, soft."""
    async def wait(self) -> None:
        """Waits until it is set, and unsets it. Allocates nothing."""
    def ioctl(self, req: int, flags: int = 0, /) -> int:
        """For `select`: what a stream written in Python has. Contexts: loop, soft."""

class Lock(_Block):
    """One task at a time has it. It can be subclassed.

    Tier: upstream. Contexts: loop.
    """

    state: Any
    """Upstream's: 0 if it is free, 1 if it is held, or the task that is next. It can be read only."""

    async def __aenter__(self) -> Any: ...
    def locked(self) -> bool:
        """Whether a task holds it. Contexts: loop, soft."""
    async def acquire(self) -> Literal[True]:
        """Waits until the task has it. Allocates nothing."""
    def release(self) -> None:
        """Gives it to the next. RuntimeError: nobody holds it. Contexts: loop, soft."""

class Semaphore(_Block):
    """At most so many tasks at a time have it.

    Tier: full. Contexts: loop.
    """

    def __init__(self, value: int = 1) -> None:
        """value: how many. ValueError: it is negative."""
    async def __aenter__(self) -> Any: ...
    def locked(self) -> bool:
        """Whether `acquire` would wait. Contexts: loop, soft."""
    async def acquire(self) -> Literal[True]:
        """Waits until the task has it. Allocates nothing."""
    def release(self) -> None:
        """Gives it to the next. Contexts: loop, soft."""

class BoundedSemaphore(Semaphore):
    """A Semaphore whose `release` raises a ValueError where it would go above its first value.

    Tier: full. Contexts: loop.
    """

class Condition(_Block):
    """Tasks wait, without the lock, until another that has it notifies them.

    Tier: full. Contexts: loop.
    """

    def __init__(self, lock: Lock | None = None) -> None:
        """lock: a Lock, which several may share; None: one of its own."""
    async def __aenter__(self) -> Any: ...
    def locked(self) -> bool:
        """Whether a task holds the lock. Contexts: loop, soft."""
    async def acquire(self) -> Literal[True]:
        """Waits until the task has the lock."""
    def release(self) -> None:
        """Lets the lock go. RuntimeError: nobody holds it."""
    async def wait(self) -> Literal[True]:
        """Lets the lock go, waits for a notification, and for the lock. RuntimeError: the lock is not held.

        However it ends, also by a cancellation, the task has the lock then.
        """
    async def wait_for(self, predicate: Callable[[], _T]) -> _T:
        """Waits again and again until `predicate()` is true; its value."""
    def notify(self, n: int = 1) -> None:
        """Wakes the `n` that wait longest. RuntimeError: the lock is not held."""
    def notify_all(self) -> None:
        """Wakes all. RuntimeError: the lock is not held."""

class Barrier(_Block):
    """So many tasks wait for each other, then all go on; again and again.

    Tier: full. Contexts: loop.
    """

    def __init__(self, parties: int) -> None:
        """parties: how many. ValueError: less than 1."""
    async def __aenter__(self) -> int: ...
    async def wait(self) -> int:
        """Waits until all are there; as which of them this one has come, from 0. BrokenBarrierError: of `reset` or `abort`."""
    async def reset(self) -> None:
        """Who waits gets a BrokenBarrierError; then it is as new."""
    async def abort(self) -> None:
        """The same; it stays broken until `reset`."""
    @property
    def parties(self) -> int:
        """How many there have to be."""
    @property
    def n_waiting(self) -> int:
        """How many wait for the others."""
    @property
    def broken(self) -> bool:
        """Whether it was aborted."""
