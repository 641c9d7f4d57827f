"""asyncio.lock, under its other name."""

from asyncio.lock import *
