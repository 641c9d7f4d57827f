"""timeout and its like: a block that may take so long."""

from types import TracebackType
from typing_extensions import Self

class Timeout:
    """What `timeout` returns, for `async with`: the block is cancelled at that time, and TimeoutError leaves it. No task, one object.

    Tier: full. Contexts: loop.
    """

    def __init__(self, when: float | None) -> None:
        """when: as in `timeout_at`."""
    async def __aenter__(self) -> Self:
        """RuntimeError: it was entered before; there is no task."""
    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None, /
    ) -> None: ...
    def when(self) -> float | None:
        """The time, in seconds as `Loop.time` counts them; None: there is no limit. Contexts: loop, soft."""
    def reschedule(self, when: float | None) -> None:
        """Another time; None: no limit. RuntimeError: it was not entered, has expired, or is over. Contexts: loop, soft."""
    def expired(self) -> bool:
        """Whether the time came before the end of the block. Contexts: loop, soft."""

def timeout(delay: float | None) -> Timeout:
    """A block that may take `delay` seconds, from now on; None: there is no limit.

    Tier: full. Contexts: loop.
    """

def timeout_ms(delay: int | None) -> Timeout:
    """The same in milliseconds. CPython has none.

    Tier: full. Contexts: loop.
    """

def timeout_at(when: float | None) -> Timeout:
    """The same until a time, in seconds as `Loop.time` counts them.

    Tier: full. Contexts: loop.
    """
