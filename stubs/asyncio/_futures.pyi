"""What will have a result: Task and Future."""

from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any, NoReturn, overload
from typing_extensions import Self, TypeAlias, TypeIs, TypeVar

from ._loop import Loop

_T = TypeVar("_T", default=Any)

# A coroutine is a generator to MicroPython.
_Coroutine: TypeAlias = Coroutine[Any, Any, _T] | Generator[Any, Any, _T]

class _Result(Awaitable[_T]):
    """What Task and Future have in common; there is no such class at run time. Several may await it."""

    def __await__(self) -> Generator[Any, None, _T]: ...
    def done(self) -> bool:
        """Whether there is a result, an exception, or it is cancelled.

        Tier: seed, of a Task. Contexts: loop, soft.
        """
    def cancel(self, msg: object = None) -> bool:
        """Asks for a CancelledError at its await; a task may catch it. False: it is done.

        msg: the argument of that CancelledError; None: it has none. Tier `full`.

        Tier: seed. Contexts: loop, soft.
        """
    def cancelled(self) -> bool:
        """Whether it ended by a CancelledError."""
    def result(self) -> _T:
        """The result; or it raises what it ended with. InvalidStateError: it is not done."""
    def exception(self) -> BaseException | None:
        """The exception, or None if it has a result. InvalidStateError: it is not done. CancelledError: it is cancelled."""
    def get_loop(self) -> type[Loop]:
        """The one loop there is."""
    def add_done_callback(self, callback: Callable[[Self], object], /, *, context: Any = None) -> None:
        """`callback(task)` when it is done, in a turn of its own; soon, if it is done. `context` is of no use here.

        Allocates for the callback; MemoryError.
        """
    def remove_done_callback(self, callback: Callable[[Self], object], /) -> int:
        """Takes it out; how many there were."""

class Future(_Result[_T]):
    """A result that comes later, set by whoever has it.

    Tier: full. Contexts: loop, soft.
    """

    def __init__(self, *, loop: type[Loop] | None = None) -> None: ...
    def set_result(self, result: _T, /) -> None:
        """Wakes all who await it. InvalidStateError: it is done."""
    def set_exception(self, exception: BaseException | type[BaseException], /) -> None:
        """The same, with an exception for them. InvalidStateError: it is done."""

class Task(_Result[_T]):
    """A coroutine that runs beside the others. `create_task` makes one that runs; `Task(coro)` alone is not queued, as upstream's.

    Tier: seed. Contexts: loop, soft.
    """

    @overload
    def __init__(self, coro: _Coroutine[_T], globals: dict[str, Any] = ..., /) -> None: ...
    @overload
    def __init__(self, coro: _Coroutine[_T], *, loop: Any = None, name: object = None, context: Any = None) -> None:
        """With one of these names, in the tier `full`: CPython's, which is queued."""
    def set_result(self, result: Any, /) -> NoReturn:
        """RuntimeError: a task has the result of its coroutine. Tier: full."""
    def set_exception(self, exception: Any, /) -> NoReturn:
        """RuntimeError, the same. Tier: full."""
    def get_name(self) -> str:
        """Its name; who asks first for one that has none gives it "Task-1" and so on. Tier: full."""
    def set_name(self, value: object, /) -> None:
        """value: its name, or what `str` makes one of. Tier: full."""
    def get_coro(self) -> _Coroutine[_T] | None:
        """The coroutine that it runs; None once it is done. Tier: full."""
    def cancelling(self) -> int:
        """How often `cancel` was called, less how often `uncancel`; up to 15. Tier: full."""
    def uncancel(self) -> int:
        """One less, for who has caught the CancelledError that it asked for; the number that is left. Tier: full."""

    coro: _Coroutine[_T] | None
    """Upstream's: the coroutine. Tier: upstream. It can be read only."""
    data: Any
    """Upstream's: of a task that has ended the exception, a StopIteration with the result; before, what it waits in. Tier: upstream."""
    state: Any
    """Upstream's: True while it runs, then None, and False once somebody has awaited it; a callable is called at its end. Tier: upstream."""
    ph_key: int
    """Upstream's: when it is due, in `ticks_ms`. Tier: upstream. It can be read only."""

def ensure_future(coro_or_future: Awaitable[_T], *, loop: type[Loop] | None = None) -> Task[_T] | Future[_T]:
    """A task for a coroutine or any other awaitable; a Task or a Future as it is. TypeError: it cannot be awaited.

    Tier: full. Contexts: loop, soft.
    """

def wrap_future(future: Task[_T] | Future[_T], *, loop: type[Loop] | None = None) -> Task[_T] | Future[_T]:
    """The Task or Future as it is: there are no others. The same as `ensure_future`.

    Tier: full. Contexts: loop, soft.
    """

def isfuture(obj: object, /) -> TypeIs[Task[Any] | Future[Any]]:
    """Whether it is a Task or a Future.

    Tier: full. Contexts: loop, soft.
    """

def iscoroutine(obj: object, /) -> TypeIs[Coroutine[Any, Any, Any]]:
    """Whether it is a coroutine, a generator, or what a native `async` function of this module returns.

    Tier: full. Contexts: loop, soft.
    """

def iscoroutinefunction(func: object, /) -> bool:
    """Whether it is an `async def` (or the function of a generator, which is the same to MicroPython), or a method or a closure of one.

    Tier: full. Contexts: loop, soft.
    """
