"""TaskGroup: a block that ends when all tasks that it has made are done."""

from types import TracebackType
from typing import Any, TypeVar
from typing_extensions import Self

from ._futures import Task, _Coroutine

_T = TypeVar("_T")

class TaskGroup:
    """`async with`: the block waits at its end for all of its tasks. If one fails, the others are cancelled, and the block; an
    ExceptionGroup with what has failed leaves it. KeyboardInterrupt and SystemExit leave it as they are.

    Tier: full. Contexts: loop.
    """

    def __init__(self) -> None: ...
    async def __aenter__(self) -> Self:
        """RuntimeError: it was entered before; there is no task."""
    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None, /
    ) -> None: ...
    def create_task(self, coro: _Coroutine[_T], *, name: object = None, context: Any = None) -> Task[_T]:
        """As `asyncio.create_task`, a task of the group. RuntimeError: it was not entered, is over, or is shutting down. Contexts: loop, soft."""
    def cancel(self) -> None:
        """Ends it early: its tasks are cancelled, and the block at its next await; it is left without an exception, once they are done.
        Before it is entered: as soon as it is. Again, or after it: nothing. As CPython's since 3.15.

        Contexts: loop, callback, soft.
        """
