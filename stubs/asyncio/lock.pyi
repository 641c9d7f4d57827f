"""Upstream's asyncio.lock: the package itself, under this name. Tier: upstream."""

from . import *
