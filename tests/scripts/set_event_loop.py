# set_event_loop(): with None there is no current loop outside of a running one, as in CPython; without it there always is, as upstream.
import asyncio


async def value(v):
    await asyncio.sleep(0)
    return v


def attempt(what, function, *args):
    try:
        print(what, function(*args))
    except (RuntimeError, TypeError) as er:
        print(what, type(er).__name__, str(er)[:26])


def with_coroutine(function):
    coro = value(1)
    try:
        return function(coro)
    finally:
        coro.close()


def needs_one():
    attempt("get_event_loop", lambda: asyncio.get_event_loop() is loop)
    attempt("Future", lambda: asyncio.Future().done())
    attempt("Future(loop=)", lambda: asyncio.Future(loop=loop).done())
    attempt("StreamReader", lambda: asyncio.StreamReader().at_eof())
    attempt("gather()", lambda: asyncio.gather() and None)
    for name in ("gather", "shield", "ensure_future"):
        attempt(name, with_coroutine, lambda coro: getattr(asyncio, name)(coro) and None)
    attempt("as_completed", with_coroutine, lambda coro: asyncio.as_completed([coro]) and None)
    attempt("of no awaitable", asyncio.ensure_future, "text")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, asyncio.StreamReader().at_eof())
asyncio.set_event_loop(None)
needs_one()

# What has a loop needs no current one.
future = loop.create_future()
future.set_result("future")
print(loop.run_until_complete(asyncio.gather(future)), loop.run_until_complete(value("coroutine")))


async def main():
    return await asyncio.gather(value(1), asyncio.shield(value(2))), asyncio.get_event_loop() is loop, asyncio.Future().done()


print(loop.run_until_complete(main()))
try:
    asyncio.set_event_loop(5)
except TypeError:
    print("no loop")
needs_one()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, asyncio.Future().done())
