"""CPython's asyncio.tasks: the package itself, under this name. Tier: full."""

from . import *
