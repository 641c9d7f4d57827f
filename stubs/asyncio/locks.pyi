"""CPython's asyncio.locks: the package itself, under this name. Tier: full."""

from . import *
