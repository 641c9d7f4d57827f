"""asyncio.event, under its other name."""

from asyncio.event import *
