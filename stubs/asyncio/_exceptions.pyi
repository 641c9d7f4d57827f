"""The exceptions. All are classes of this package: TimeoutError, too, is not the builtin of CPython."""

from collections.abc import Callable, Sequence
from typing_extensions import Self, TypeAlias

_Condition: TypeAlias = type[BaseException] | tuple[type[BaseException], ...] | Callable[[BaseException], bool]

class CancelledError(BaseException):
    """A task is cancelled: it is raised from the task's `await`. What is caught without `raise` ends the cancellation.

    Tier: seed. Contexts: loop.
    """

class TimeoutError(Exception):
    """A time has passed: raised by `wait_for`, `timeout`, `as_completed`.

    Tier: seed. Contexts: loop.
    """

class InvalidStateError(Exception):
    """The task or the Future has no result yet, or has one already.

    Tier: full. Contexts: loop, soft.
    """

class QueueEmpty(Exception):
    """`get_nowait` of an empty queue.

    Tier: full. Contexts: loop, soft.
    """

class QueueFull(Exception):
    """`put_nowait` into a full queue.

    Tier: full. Contexts: loop, soft.
    """

class QueueShutDown(Exception):
    """`put` into a queue after `shutdown()`, or `get` when it is empty, too.

    Tier: full. Contexts: loop, soft.
    """

class BrokenBarrierError(RuntimeError):
    """The barrier was aborted, or reset while somebody waited.

    Tier: full. Contexts: loop.
    """

class IncompleteReadError(EOFError):
    """The end came before all that was asked for: `readexactly`, `readuntil`.

    Tier: full. Contexts: loop.
    """

    @property
    def partial(self) -> bytes:
        """What came before the end."""
    @property
    def expected(self) -> int | None:
        """How many bytes were asked for; None: it is not known."""

class LimitOverrunError(Exception):
    """There are more than `limit` bytes, and no separator among them: `readuntil`.

    Tier: full. Contexts: loop.
    """

    @property
    def consumed(self) -> int:
        """How many bytes there are."""

class BaseExceptionGroup(BaseException):
    """Several exceptions as one; some are no `Exception`. MicroPython has no `except*`: `split` and `subgroup` do its work.

    Tier: full. Contexts: loop.
    """

    def __init__(self, message: str, exceptions: Sequence[BaseException], /) -> None: ...
    @property
    def message(self) -> str:
        """The text that it was made with."""
    @property
    def exceptions(self) -> tuple[BaseException, ...]:
        """What it was made of; groups among them."""
    def derive(self, exceptions: Sequence[BaseException], /) -> BaseExceptionGroup | None:
        """A group with the same message, an `ExceptionGroup` if all are an `Exception`.

        exceptions: a list or a tuple; None comes back for an empty one.
        """
    def split(self, condition: _Condition, /) -> tuple[Self | None, Self | None]:
        """(those that match, the others), each a group in the same shape, or None where there are none.

        condition: a class, a tuple of classes, or a function of an exception.
        """
    def subgroup(self, condition: _Condition, /) -> Self | None:
        """The first of `split`."""

class ExceptionGroup(BaseExceptionGroup, Exception):
    """Several exceptions as one: what leaves a `TaskGroup` whose tasks have failed.

    Tier: full. Contexts: loop.
    """
