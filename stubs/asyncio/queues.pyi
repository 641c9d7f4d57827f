"""CPython's asyncio.queues: the package itself, under this name. Tier: full."""

from . import *
