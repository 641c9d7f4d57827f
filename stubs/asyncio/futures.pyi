"""CPython's asyncio.futures: the package itself, under this name. Tier: full."""

from . import *
