# An import without memory fails, and can be tried again.
import micropython

micropython.heap_lock()
try:
    import asyncio

    print("imported")
except MemoryError:
    print("MemoryError")
micropython.heap_unlock()
import asyncio


async def main():
    await asyncio.sleep_ms(1)
    return "works"


print(asyncio.run(main()))
