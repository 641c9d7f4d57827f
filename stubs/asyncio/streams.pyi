"""CPython's asyncio.streams: the package itself, under this name. Tier: full."""

from . import *
