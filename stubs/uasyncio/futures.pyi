"""asyncio.futures, under its other name."""

from asyncio.futures import *
