"""The loop: there is one. Its functions get no self, as those of upstream's class: to types it is such a class."""

from collections.abc import Awaitable, Callable
from typing import Any, TypedDict, TypeVar, overload
from typing_extensions import Buffer, TypeAlias

from ._futures import Future, Task, _Coroutine

_T = TypeVar("_T")

class _Context(TypedDict):
    """What an exception handler gets: always the same dict, filled anew."""

    message: str
    exception: BaseException
    future: Task[Any] | None

_Handler: TypeAlias = Callable[[type[Loop], _Context], object]

class Loop:
    """What `get_event_loop` returns. It takes attributes. `EventLoop` is its type; called, it is `new_event_loop`.

    Tier: upstream. Contexts: loop.
    """

    _exc_handler: _Handler | None
    """Upstream's: what `set_exception_handler` has set."""
    slow_callback_duration: float
    """In debug mode a step that holds the loop for so many seconds is reported; 0.1 at first. Tier: full."""

    @staticmethod
    def create_task(coro: _Coroutine[_T], *, name: object = None, context: Any = None) -> Task[_T]:
        """As `asyncio.create_task`; a name and a context in the tier `full`. Contexts: loop, soft."""
    @staticmethod
    def create_future() -> Future[Any]:
        """A new Future. Tier: full. Contexts: loop, soft."""
    @staticmethod
    def call_soon(callback: Callable[..., object], /, *args: Any, context: Any = None) -> Handle:
        """Calls `callback(*args)` in a turn of its own. `context` is of no use here.

        TypeError, in debug mode: it cannot be called, or is a coroutine function.

        Tier: full. Contexts: loop, soft.
        """
    @staticmethod
    def call_later(delay: float, callback: Callable[..., object], /, *args: Any, context: Any = None) -> TimerHandle:
        """The same in `delay` seconds. Of several that are due the one that was due first is called first, be `delay` negative.

        Tier: full. Contexts: loop, soft.
        """
    @staticmethod
    def call_at(when: float, callback: Callable[..., object], /, *args: Any, context: Any = None) -> TimerHandle:
        """The same at `when`, in seconds as `time` counts them.

        Tier: full. Contexts: loop, soft.
        """
    @staticmethod
    def time() -> float:
        """Seconds since the first import, as exact as the port's floats. Tier: full. Contexts: loop, soft."""
    @staticmethod
    def is_running() -> bool:
        """Whether `run` or its like is at work. Tier: full. Contexts: loop, soft."""
    @staticmethod
    def is_closed() -> bool:
        """Whether `close` was called since it last ran. Tier: full."""
    @staticmethod
    def call_soon_threadsafe(callback: Callable[..., object], /, *args: Any, context: Any = None) -> Handle:
        """As `call_soon`, from any thread or core. It allocates.

        Tier: full. Contexts: loop, soft, thread.
        """
    @staticmethod
    def run_in_executor(executor: None, func: Callable[..., _T], /, *args: Any) -> Future[_T]:
        """Calls `func(*args)` in a thread, now. NotImplementedError: there are no threads, or the executor is not None.

        Tier: full. Contexts: loop.
        """
    @staticmethod
    def shutdown_asyncgens() -> Awaitable[None]:
        """Nothing: there are no asynchronous generators. Tier: full. Contexts: loop."""
    @staticmethod
    def shutdown_default_executor() -> Awaitable[None]:
        """Waits for the threads of `run_in_executor` and `to_thread`. Tier: full. Contexts: loop."""
    @staticmethod
    def set_task_factory(factory: Callable[..., Any] | None) -> None:
        """factory: called with (loop, coro) for each new task, which it returns; None: there is none. TypeError: it cannot be called. Tier: full."""
    @staticmethod
    def get_task_factory() -> Callable[..., Any] | None:
        """What was set, or None. Tier: full."""
    @staticmethod
    def set_debug(enabled: bool) -> None:
        """enabled: slow steps are reported, and callbacks are looked at when they are given. Tier: full."""
    @staticmethod
    def get_debug() -> bool:
        """Whether debug mode is on. Tier: full."""
    @staticmethod
    async def sock_recv(sock: Any, n: int) -> bytes:
        """Up to `n` bytes. sock: a socket that does not block. OSError. Tier: full."""
    @staticmethod
    async def sock_recv_into(sock: Any, buf: Buffer) -> int:
        """The same into `buf`: how many. sock: a socket that does not block. OSError. Tier: full."""
    @staticmethod
    async def sock_recvfrom(sock: Any, bufsize: int) -> tuple[bytes, Any]:
        """A datagram, of up to `bufsize` bytes, and who has sent it. sock: a socket that does not block. OSError. Tier: full."""
    @staticmethod
    async def sock_recvfrom_into(sock: Any, buf: Buffer, nbytes: int = 0) -> tuple[int, Any]:
        """The same into `buf`, up to `nbytes`; 0: what fits. sock: a socket that does not block.

        OSError. ValueError: `nbytes` is more than what fits. Tier: full.
        """
    @staticmethod
    async def sock_sendall(sock: Any, data: Buffer) -> None:
        """All of it. sock: a socket that does not block. OSError. Tier: full."""
    @staticmethod
    async def sock_sendto(sock: Any, data: Buffer, address: Any) -> int:
        """A datagram: how many bytes were sent. sock: a socket that does not block. OSError. Tier: full."""
    @staticmethod
    async def sock_accept(sock: Any) -> tuple[Any, Any]:
        """The next connection: its socket, which does not block, and who has connected. sock: a socket that does not block. OSError. Tier: full."""
    @staticmethod
    async def sock_connect(sock: Any, address: Any) -> None:
        """Connects. sock: a socket that does not block. OSError. Tier: full."""
    @staticmethod
    @overload
    def run_until_complete(aw: Awaitable[_T]) -> _T:
        """As `asyncio.run`. In the tier `full` those that are ready at its end have a turn more, as in CPython; and there is another name for `aw`."""
    @staticmethod
    @overload
    def run_until_complete(*, future: Awaitable[_T]) -> _T:
        """The same by CPython's name of the argument. Tier: full."""
    @staticmethod
    def run_forever() -> None:
        """Until `stop`, or until nothing can be woken any more."""
    @staticmethod
    def stop() -> None:
        """Ends `run_forever` at the end of this round. Contexts: loop, soft."""
    @staticmethod
    def close() -> None:
        """Does nothing, but for `is_closed`."""
    @staticmethod
    def set_exception_handler(handler: _Handler | None) -> None:
        """handler: called with (loop, context) for a task that has failed and that nobody awaits; None: it is printed.

        TypeError, in the tier `full`: it cannot be called.
        """
    @staticmethod
    def get_exception_handler() -> _Handler | None:
        """What was set, or None."""
    @staticmethod
    @overload
    def default_exception_handler(loop: type[Loop], context: _Context) -> None:
        """Prints message, task and traceback to stderr. In the tier `full` also without the loop, as CPython's method."""
    @staticmethod
    @overload
    def default_exception_handler(context: _Context) -> None: ...
    @staticmethod
    def call_exception_handler(context: _Context) -> None:
        """The handler that was set, or the default one."""

class Handle:
    """A call that the loop is to make; what `call_soon`, `call_later` and `call_at` return. TimerHandle is the same class.

    Tier: full. Contexts: loop, soft.
    """

    def cancel(self) -> None:
        """It is not called. Nothing happens if it was."""
    def cancelled(self) -> bool:
        """Whether `cancel` came first."""
    def when(self) -> float:
        """When it is due, in seconds as `Loop.time` counts them."""

TimerHandle = Handle
EventLoop = Loop
"""Tier: full."""
SelectorEventLoop = Loop
"""Tier: full."""
AbstractEventLoop = Loop
"""Tier: full."""

def get_event_loop(runq_len: int = 0, waitq_len: int = 0) -> type[Loop]:
    """The loop, also when it does not run. The arguments are of no use, as upstream's. RuntimeError: after `set_event_loop(None)`, where
    it does not run.

    Tier: upstream. Contexts: loop, soft.
    """

def set_event_loop(loop: type[Loop] | None) -> None:
    """None: outside of a running loop there is no current one, and `Future()`, `gather`, `shield`, `ensure_future` and `as_completed` of a
    coroutine raise RuntimeError there, as CPython's; `create_task` does not, as upstream's. The loop: there is one again, as from the start.

    Tier: full. Contexts: loop.
    """

def get_running_loop() -> type[Loop]:
    """The loop. RuntimeError: it does not run.

    Tier: upstream. Contexts: loop, soft.
    """

def new_event_loop() -> type[Loop]:
    """The loop, which forgets all tasks; but for those of a `run()` that this call is inside of.

    Tier: upstream. Contexts: loop.
    """
