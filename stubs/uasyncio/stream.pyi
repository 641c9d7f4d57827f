"""asyncio.stream, under its other name."""

from asyncio.stream import *
