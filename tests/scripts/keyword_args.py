# enchant97/micropython-httpserver: asyncio.start_server(cb, host=..., port=..., ssl=...); get_event_loop(runq_len=..., waitq_len=...)
import asyncio


async def cb(r, w):
    await w.aclose()


async def n0():
    return 0


async def t(name, f):
    try:
        r = f()
        if hasattr(r, "send"):
            r = await r
        print(name, "ok")
    except TypeError as e:
        print(name, "TypeError:", e)
    except OSError:
        # Nobody listens there; what was given was taken.
        print(name, "ok")


async def main():
    await t("start_server(cb, host=, port=)", lambda: asyncio.start_server(cb, host="127.0.0.1", port=0))
    await t("start_server(cb, h, port=)", lambda: asyncio.start_server(cb, "127.0.0.1", port=0))
    await t("open_connection(host=, port=)", lambda: asyncio.open_connection(host="127.0.0.1", port=0))
    await t("get_event_loop(runq_len=, waitq_len=)", lambda: asyncio.get_event_loop(runq_len=40, waitq_len=40))
    await t("create_task(coro=)", lambda: asyncio.create_task(coro=n0()))
    await t("wait_for(aw=, timeout=)", lambda: asyncio.wait_for(aw=n0(), timeout=1))
    await t("set_exception_handler(handler=)", lambda: asyncio.get_event_loop().set_exception_handler(handler=None))


asyncio.run(main())
