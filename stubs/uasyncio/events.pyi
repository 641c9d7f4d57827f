"""asyncio.events, under its other name."""

from asyncio.events import *
