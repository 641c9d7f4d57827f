# Debug mode, in which the loop looks at what it is to call; tests/check/process.py has its reports of slow steps. And what the loop is:
# an object with attributes.
import asyncio

loop = asyncio.get_event_loop()
print(loop.get_debug(), 0.0999 < loop.slow_callback_duration < 0.1001)


loop.set_debug(True)
print(loop.get_debug())
loop.slow_callback_duration = 0.05
print(0.0499 < loop.slow_callback_duration < 0.0501)
loop.slow_callback_duration = 1000000


async def coroutine():
    pass


for f in (1, coroutine):
    try:
        loop.call_soon(f)
    except TypeError as er:
        print(er)
try:
    loop.set_exception_handler("spam")
except TypeError as er:
    print(er)
loop.set_debug(False)
print(loop.get_debug())

print(loop is asyncio.Loop, loop.__name__, isinstance(loop, asyncio.EventLoop), asyncio.EventLoop() is loop)
loop.extra = 1
print(asyncio.Loop.extra, hasattr(loop, "missing"), loop._exc_handler)
del loop.extra
print(hasattr(loop, "extra"))
print(loop.is_closed())
loop.close()
print(loop.is_closed())
asyncio.run(coroutine())
print(loop.is_closed())
asyncio.run(loop.shutdown_asyncgens())
asyncio.run(loop.shutdown_default_executor())
