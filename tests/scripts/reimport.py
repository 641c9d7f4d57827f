# asyncio taken out of sys.modules and imported anew, as test runners do: what was there goes on working.
import sys
import asyncio
ev = asyncio.Event()
ev.set()                        # posted; no loop has seen it yet
for name in list(sys.modules):
    if "asyncio" in name:
        del sys.modules[name]
import asyncio

async def main():
    ev.clear()
    async def w():
        await ev.wait()
        print("woken")
    t = asyncio.create_task(w())
    await asyncio.sleep(0)
    ev.set()
    await asyncio.sleep(0.05)
    if not t.done():
        print("never woken")
        t.cancel()

asyncio.run(main())
