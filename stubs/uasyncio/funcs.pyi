"""asyncio.funcs, under its other name."""

from asyncio.funcs import *
