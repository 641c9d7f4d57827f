# A task that wait_for cancels, and that has more to say than that it was: its value, or an exception of its own.
import asyncio


async def value(x):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.01)
        if isinstance(x, BaseException):
            raise x
        return x


class Own(BaseException):
    pass


async def main():
    for x in (1, False, "text", ValueError(2), Own(3), asyncio.CancelledError()):
        try:
            print("gave", await asyncio.wait_for(value(x), 0.01))
        except BaseException as er:
            print("raised", type(er).__name__, er.args)


asyncio.run(main())
