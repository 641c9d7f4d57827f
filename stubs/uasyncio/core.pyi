"""asyncio.core, under its other name."""

from asyncio.core import *
from asyncio.core import (
    _exc_context as _exc_context,
    _io_queue as _io_queue,
    _promote_to_task as _promote_to_task,
    _stopper as _stopper,
    _task_queue as _task_queue,
)
