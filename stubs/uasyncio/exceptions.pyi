"""asyncio.exceptions, under its other name."""

from asyncio.exceptions import *
