# What is a generator upstream passes for a coroutine here, too, where a program asks isinstance().
import asyncio
import micropython


async def nop():
    pass


type_coro = type(nop())
stream = asyncio.StreamReader(micropython.RingIO(8))
for name, aw in (
    ("wait_for", asyncio.wait_for(nop(), 1)),
    ("wait_for_ms", asyncio.wait_for_ms(nop(), 1)),
    ("gather", asyncio.gather()),
    ("read", stream.read(1)),
    ("readline", stream.readline()),
    ("drain", stream.drain()),
    ("open_connection", asyncio.open_connection("127.0.0.1", 1)),
):
    print(name, isinstance(aw, type_coro))
print("sleep", isinstance(asyncio.sleep(0), type_coro))
