"""asyncio, under its other name; in the tier `seed` its only one."""

from asyncio import *
from asyncio import (
    __version__ as __version__,
    _exc_context as _exc_context,
    _io_queue as _io_queue,
    _promote_to_task as _promote_to_task,
    _stopper as _stopper,
    _task_queue as _task_queue,
)
