"""Upstream's asyncio.stream: the package itself, under this name. Tier: upstream."""

from . import *
