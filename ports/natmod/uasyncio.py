# For firmwares that have no `uasyncio` of their own: the import makes this module asyncio itself.
import asyncio
