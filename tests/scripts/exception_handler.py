# A handler that goes on to the loop's own, and a context of a program's own, as CPython's; upstream calls that with the loop.
import asyncio


def handler(loop, context):
    print(sorted(context)[0], type(context["exception"]).__name__)
    loop.default_exception_handler({"message": "handled", "exception": ValueError("x")})


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 // 0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "mine", "exception": KeyError("y"), "a": 1})
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "no exception"})
    loop.default_exception_handler(loop, {"message": "as upstream", "exception": ValueError("z"), "future": None})
    print("goes on")


asyncio.run(main())
