"""A loop that cleans up, and threads beside it."""

from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Generic, TypeVar
from typing_extensions import Self

from ._futures import Future, _Coroutine
from ._loop import Loop

_T = TypeVar("_T")

class Runner:
    """Runs coroutines one after the other. When it closes, all tasks are cancelled and waited for.

    The first Ctrl-C cancels the coroutine that runs, and KeyboardInterrupt is raised when it is done; a second one is raised at once.

    Tier: full. Contexts: loop.
    """

    def __init__(self, *, debug: bool | None = None, loop_factory: Callable[[], Any] | None = None) -> None:
        """debug: debug mode until it closes. loop_factory: makes what `get_loop` returns."""
    def __enter__(self) -> Self:
        """RuntimeError: it is closed."""
    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None, /
    ) -> None: ...
    def run(self, coro: _Coroutine[_T] | Future[_T], *, context: Any = None) -> _T:
        """Its result, or what it raises. TypeError: it is neither a coroutine, nor a future or a task. RuntimeError: a loop runs; it is closed."""
    def close(self) -> None:
        """Cancels all tasks, and waits for them and for the threads of `to_thread`."""
    def get_loop(self) -> type[Loop]:
        """The loop. RuntimeError: it is closed."""

class _ThreadsafeFuture(Generic[_T]):
    """As a Future of CPython's concurrent.futures.

    Tier: full. Contexts: loop, soft, thread.
    """

    def result(self, timeout: float | None = None) -> _T:
        """Waits, `timeout` seconds at most, but not in the loop's thread. TimeoutError, CancelledError, or what it raised."""
    def exception(self, timeout: float | None = None) -> BaseException | None:
        """The same for what it raised; None: nothing."""
    def done(self) -> bool:
        """Whether it has ended, or was cancelled."""
    def cancelled(self) -> bool:
        """Whether it was cancelled."""
    def cancel(self) -> bool:
        """The loop cancels the coroutine. False: it has ended."""
    def add_done_callback(self, fn: Callable[[Any], object]) -> None:
        """fn: called with this by who ends it, or at once."""

def run_coroutine_threadsafe(coro: _Coroutine[_T], loop: type[Loop]) -> _ThreadsafeFuture[_T]:
    """Has the loop run a coroutine, from another thread or core, whose thread waits in `result(timeout)` of what is returned.

    TypeError: it is no coroutine.

    Tier: full. Contexts: loop, soft, thread.
    """

def to_thread(func: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Awaitable[_T]:
    """Awaited, it calls `func(*args, **kwargs)` in a thread. NotImplementedError: there are none.

    Tier: full. Contexts: loop.
    """
