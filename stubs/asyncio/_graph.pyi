"""The call graph: what a task awaits, with files and lines, and who awaits it."""

from typing import Any, Protocol
from typing_extensions import Self

from ._futures import Future, Task

class _File(Protocol):
    def write(self, text: str, /) -> object: ...

class FrameCallGraphEntry:
    """A coroutine on the way. MicroPython has no frames: it is its own frame, and that one's code.

    Tier: full. Contexts: loop, soft.
    """

    @property
    def frame(self) -> Self:
        """Itself."""
    @property
    def f_code(self) -> Self:
        """Itself."""
    @property
    def f_lineno(self) -> int:
        """The line where it waits."""
    @property
    def co_filename(self) -> str:
        """The file that it stands in."""
    @property
    def co_qualname(self) -> str:
        """Its name."""

class FutureCallGraph:
    """A task or a Future, what it awaits, and who awaits it.

    Tier: full. Contexts: loop, soft.
    """

    @property
    def future(self) -> Task[Any] | Future[Any]:
        """The task."""
    @property
    def call_stack(self) -> tuple[FrameCallGraphEntry, ...]:
        """Its coroutines, the innermost first."""
    @property
    def awaited_by(self) -> tuple[FutureCallGraph, ...]:
        """Who awaits it."""

def capture_call_graph(
    future: Task[Any] | Future[Any] | None = None, /, *, depth: int = 1, limit: int | None = None
) -> FutureCallGraph | None:
    """The graph of a task.

    future: None: the task that runs, of which there is the outermost coroutine alone; outside of one None comes back.
    depth: of no use here.
    limit: of how many coroutines, the innermost ones; negative: the outermost ones; None: all.

    Tier: full. Contexts: loop, soft.
    """

def format_call_graph(
    future: Task[Any] | Future[Any] | None = None, /, *, depth: int = 1, limit: int | None = None
) -> str:
    """The same as a text.

    Tier: full. Contexts: loop, soft.
    """

def print_call_graph(
    future: Task[Any] | Future[Any] | None = None, /, *, depth: int = 1, limit: int | None = None, file: _File | None = None
) -> None:
    """Prints it. file: where to; None: stdout.

    Tier: full. Contexts: loop, soft.
    """
