"""Queues: tasks put items, tasks get them. All operations cost the same, however many there are; but PriorityQueue's, log n."""

from typing import Generic
from typing_extensions import TypeVar

_T = TypeVar("_T")

class Queue(Generic[_T]):
    """First in, first out. A bounded one of up to 64 has its memory from the beginning: `put` and `get` allocate nothing then.

    Tier: full. Contexts: loop, soft.
    """

    def __init__(self, maxsize: int = 0) -> None:
        """maxsize: how many items it holds; 0 or less: any number."""
    async def put(self, item: _T) -> None:
        """Waits until there is room. QueueShutDown."""
    async def get(self) -> _T:
        """Waits until there is an item. QueueShutDown: there is none, and none will come."""
    def put_nowait(self, item: _T) -> None:
        """Puts it at once. QueueFull. QueueShutDown. MemoryError: an unbounded queue cannot grow."""
    def get_nowait(self) -> _T:
        """Gets one at once. QueueEmpty. QueueShutDown."""
    def qsize(self) -> int:
        """How many items there are."""
    def empty(self) -> bool:
        """Whether there is none."""
    def full(self) -> bool:
        """Whether there are `maxsize`."""
    async def join(self) -> None:
        """Waits until `task_done` was called for each item that was put."""
    def task_done(self) -> None:
        """An item that was got is dealt with. ValueError: more often than items were put."""
    def shutdown(self, immediate: bool = False) -> None:
        """No more puts. immediate: no more gets either, what is in it is dropped; otherwise gets go on until it is empty."""
    @property
    def maxsize(self) -> int:
        """How many items it holds; 0: any number."""

class LifoQueue(Queue[_T]):
    """Last in, first out.

    Tier: full. Contexts: loop, soft.
    """

class PriorityQueue(Queue[_T]):
    """The smallest item first, by `<`; those that are equal in no certain order.

    Tier: full. Contexts: loop, soft.
    """
