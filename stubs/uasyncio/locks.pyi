"""asyncio.locks, under its other name."""

from asyncio.locks import *
