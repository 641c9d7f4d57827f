# What upstream's asyncio has not: a script can tell which one it runs on.
import uasyncio

print(type(uasyncio.native_version), [part.isdigit() for part in uasyncio.native_version.split(".")])
