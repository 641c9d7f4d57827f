# Upstream's tests say `import asyncio`: while they run, that means this module.
from uasyncio import *
