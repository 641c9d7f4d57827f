"""asyncio.streams, under its other name."""

from asyncio.streams import *
