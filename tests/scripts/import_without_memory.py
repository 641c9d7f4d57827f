# An import without memory may fail; it can be tried again.
import micropython

micropython.heap_lock()
try:
    import asyncio
except MemoryError:
    pass
micropython.heap_unlock()
import asyncio


async def main():
    await asyncio.sleep_ms(1)
    return "works"


print(asyncio.run(main()))
