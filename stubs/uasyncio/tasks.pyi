"""asyncio.tasks, under its other name."""

from asyncio.tasks import *
