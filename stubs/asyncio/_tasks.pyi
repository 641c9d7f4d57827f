"""Running, waiting for, and combining tasks."""

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator
from typing import Any, Final, Literal, overload
from typing_extensions import TypeVar

from ._futures import Future, Task, _Coroutine
from ._loop import Loop

_T = TypeVar("_T")
_F = TypeVar("_F", bound=Task[Any] | Future[Any])

ALL_COMPLETED: Final = "ALL_COMPLETED"
FIRST_COMPLETED: Final = "FIRST_COMPLETED"
FIRST_EXCEPTION: Final = "FIRST_EXCEPTION"

@overload
def run(
    coro: Awaitable[_T], *, debug: bool | None = None, loop_factory: Callable[[], Any] | None = None, cancel_leftovers: bool = False
) -> _T:
    """Runs the loop until it is done: its result, or what it raises. Other tasks stay as they are, and go on in the next `run`.

    coro: a coroutine, a Task, or another awaitable. Within a task the same loop turns until then. `main` is its name in CPython.
    The rest is of the tier `full`. debug: debug mode meanwhile. loop_factory: called first. cancel_leftovers: then all tasks are
    cancelled and waited for, and Ctrl-C cancels the main task first, as in a Runner; RuntimeError: a loop runs.

    Tier: seed. Contexts: loop.
    """

@overload
def run(
    *, main: Awaitable[_T], debug: bool | None = None, loop_factory: Callable[[], Any] | None = None, cancel_leftovers: bool = False
) -> _T: ...
def all_tasks(loop: type[Loop] | None = None) -> set[Task[Any]]:
    """The tasks that are not done. It looks at the whole heap. RuntimeError: without a loop, and none runs.

    Tier: full. Contexts: loop.
    """

@overload
def run_until_complete(main_task: Awaitable[_T]) -> _T:
    """As `run`; without a task, until nothing can be woken any more.

    Tier: upstream. Contexts: loop.
    """

@overload
def run_until_complete(main_task: None = None) -> None: ...
def create_task(coro: _Coroutine[_T], *, name: object = None, context: Any = None) -> Task[_T]:
    """Starts it: it has its first turn after those that are ready now. Allocates a Task, 48 bytes on 32 bits; MemoryError.

    name: of the task, as in `Task.set_name`; None: none, which costs nothing. Tier `full`.
    context: of no use here. Tier `full`.

    TypeError: it is no coroutine.

    Tier: seed. Contexts: loop, soft.
    """

def current_task(loop: type[Loop] | None = None) -> Task[Any]:
    """The task that runs. RuntimeError: no loop runs. In a callback of the loop it is None, in the tier `full`, as CPython's; there with a loop
    given it is None outside of one, too.

    Tier: upstream. Contexts: loop, soft.
    """

@overload
async def sleep(t: float, result: None = None) -> None:
    """Waits; never shorter. Without `result` it allocates nothing, but for a float of more than 18 minutes.

    t: seconds; `delay` is its name in CPython. 0 or less: one turn for the others.
    result: what the await returns. Tier `full`.

    ValueError: it is NaN.

    Tier: seed. Contexts: loop.
    """

@overload
async def sleep(t: float, result: _T) -> _T: ...
@overload
async def sleep(*, delay: float, result: None = None) -> None: ...
@overload
async def sleep(*, delay: float, result: _T) -> _T: ...
def sleep_ms(t: int, sgen: Any = None) -> Coroutine[Any, Any, None]:
    """The same in milliseconds.

    t: milliseconds, an int. 0 or less: one turn for the others.
    sgen: of upstream's, of no use here.

    Tier: seed. Contexts: loop.
    """

@overload
async def wait_for(aw: Awaitable[_T], timeout: float | None, sleep: Any = ...) -> _T:
    """The result of `aw`, which is cancelled when the time has passed, and then waited for. TimeoutError: it was cancelled so.

    aw: a coroutine, which runs as a task of its own, or a task.
    timeout: seconds; None: there is no limit.
    sleep: `core.sleep` or `core.sleep_ms`, which tells the unit of `timeout`, as upstream's; TypeError for any other.

    Tier: seed. Contexts: loop.
    """

@overload
async def wait_for(*, fut: Awaitable[_T], timeout: float | None, sleep: Any = ...) -> _T:
    """The same by CPython's name of the first argument. Tier: full."""

async def wait_for_ms(aw: Awaitable[_T], timeout: int | None) -> _T:
    """The same in milliseconds.

    timeout: milliseconds; None: there is no limit.

    Tier: seed. Contexts: loop.
    """

@overload
async def gather(*aws: Awaitable[_T], return_exceptions: Literal[False] = False) -> list[_T]:
    """Runs all of them at once: the list of the results, in the order of the arguments.

    aws: coroutines or tasks; one that is there twice gives its result twice.
    return_exceptions: an exception stands in the list in the place of a result. Otherwise the first one is raised; the others go on.

    Cancelled, it cancels them all.

    Tier: seed. Contexts: loop.
    """

@overload
async def gather(*aws: Awaitable[_T], return_exceptions: bool) -> list[_T | BaseException]: ...
async def wait(
    fs: Iterable[_F], *, timeout: float | None = None, return_when: str = "ALL_COMPLETED"
) -> tuple[set[_F], set[_F]]:
    """Waits until some of them are done: (those that are done, the others). It cancels nothing, and raises no TimeoutError.

    fs: tasks and Futures.
    timeout: seconds; None: there is no limit.
    return_when: `ALL_COMPLETED`, `FIRST_COMPLETED`, or `FIRST_EXCEPTION`: the first that fails, or all.

    TypeError: a coroutine is among them. ValueError: there are none; another `return_when`.

    Tier: full. Contexts: loop.
    """

class _Completed(Iterator[Coroutine[Any, Any, _T]], AsyncIterator[Task[_T] | Future[_T]]):
    """What as_completed returns."""

    def __iter__(self) -> Iterator[Coroutine[Any, Any, _T]]: ...
    def __next__(self) -> Coroutine[Any, Any, _T]: ...
    def __aiter__(self) -> AsyncIterator[Task[_T] | Future[_T]]: ...
    async def __anext__(self) -> Task[_T] | Future[_T]: ...

def as_completed(fs: Iterable[Awaitable[_T]], *, timeout: float | None = None) -> _Completed[_T]:
    """Those that are done first come first: `async for` gives the tasks; `for` gives what has to be awaited for the next result.

    fs: coroutines, tasks, Futures; each once.
    timeout: seconds; then the next one raises TimeoutError. None: there is no limit.

    TypeError: a task or a Future in the place of `fs`.

    Tier: full. Contexts: loop.
    """

def shield(arg: Awaitable[_T]) -> Task[_T] | Future[_T]:
    """Awaits it, but who is cancelled meanwhile does not cancel it.

    arg: a coroutine, which runs as a task of its own, a task, or a Future. Keep a reference to a task.

    Tier: full. Contexts: loop.
    """
