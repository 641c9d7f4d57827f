"""CPython's asyncio.events: the package itself, under this name. Tier: full."""

from . import *
