"""CPython's asyncio.exceptions: the package itself, under this name. Tier: full."""

from . import *
