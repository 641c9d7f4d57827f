"""Upstream's asyncio.event: the package itself, under this name. Tier: upstream."""

from . import *
