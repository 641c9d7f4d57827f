import uasyncio

print("hello from", uasyncio.skeleton())
