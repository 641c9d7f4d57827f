# The names under which programs for CPython import classes.
import asyncio.exceptions
import asyncio.queues
from asyncio.events import get_event_loop
from asyncio.exceptions import CancelledError
from asyncio.futures import Future
from asyncio.locks import Lock
from asyncio.queues import Queue
from asyncio.streams import StreamReader
from asyncio.tasks import Task

print(asyncio.exceptions.TimeoutError is asyncio.TimeoutError, CancelledError is asyncio.CancelledError)
print(Queue is asyncio.queues.Queue is asyncio.Queue, Task is asyncio.Task, Future is asyncio.Future, Lock is asyncio.Lock)
print(StreamReader is asyncio.StreamReader, get_event_loop is asyncio.get_event_loop)
