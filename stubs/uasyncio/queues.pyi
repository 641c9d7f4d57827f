"""asyncio.queues, under its other name."""

from asyncio.queues import *
