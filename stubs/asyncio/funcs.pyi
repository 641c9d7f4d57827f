"""Upstream's asyncio.funcs: the package itself, under this name. Tier: upstream."""

from . import *
