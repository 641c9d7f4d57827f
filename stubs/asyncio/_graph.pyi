"""The call graph: what a task awaits, and who awaits it."""

from typing import Any, Protocol

from ._futures import Future, Task

class _Writer(Protocol):
    def write(self, text: str, /) -> object: ...

class FrameCallGraphEntry:
    """A coroutine and where it is. It is its own `frame`, and that one's `f_code`.

    Tier: full. Contexts: loop.
    """

    frame: FrameCallGraphEntry
    f_code: FrameCallGraphEntry
    f_lineno: int
    """The line that it is at."""
    co_filename: str
    """The file."""
    co_qualname: str
    """The function's name."""

class FutureCallGraph:
    """A task or Future, the coroutines that it stands in, the innermost first, and who awaits it.

    Tier: full. Contexts: loop.
    """

    future: Task[Any] | Future[Any]
    """The task or Future."""
    call_stack: tuple[FrameCallGraphEntry, ...]
    """Its coroutines. Of the task that runs the outermost alone."""
    awaited_by: tuple[FutureCallGraph, ...]
    """Who awaits it, in `await`, `wait_for`, `gather` or a `TaskGroup`."""

def capture_call_graph(
    future: Task[Any] | Future[Any] | None = None, *, depth: int = 1, limit: int | None = None
) -> FutureCallGraph | None:
    """The call graph of a task.

    future: None: the task that runs. depth: of no use here.
    limit: at most so many of the outermost coroutines, or, where it is negative, of the innermost.

    RuntimeError: no task was given, and no loop runs. TypeError: it is no task or Future.

    Tier: full. Contexts: loop.
    """

def format_call_graph(
    future: Task[Any] | Future[Any] | None = None, *, depth: int = 1, limit: int | None = None
) -> str:
    """The same as text.

    Tier: full. Contexts: loop.
    """

def print_call_graph(
    future: Task[Any] | Future[Any] | None = None, *, depth: int = 1, limit: int | None = None, file: _Writer | None = None
) -> None:
    """Prints it. file: what has a `write`; None: the standard output.

    Tier: full. Contexts: loop.
    """
