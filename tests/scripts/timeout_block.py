# timeout(): expires, does not, is rescheduled, is nested, meets a cancellation from outside.
import asyncio


async def basic():
    try:
        async with asyncio.timeout(0.01) as cm:
            await asyncio.sleep(100)
    except asyncio.TimeoutError:
        print("timeout", cm.expired(), asyncio.current_task().cancelling())
    async with asyncio.timeout(100) as cm:
        await asyncio.sleep(0)
    print("no timeout", cm.expired())
    async with asyncio.timeout(None) as cm:
        await asyncio.sleep(0.01)
    print("none", cm.when(), cm.expired())


async def reschedule():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(100) as cm:
            cm.reschedule(loop.time() + 0.01)
            await asyncio.sleep(100)
    except asyncio.TimeoutError:
        print("rescheduled")
    try:
        cm.reschedule(None)
    except RuntimeError as er:
        print(er)


async def nested():
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                async with asyncio.timeout(100) as inner:
                    await asyncio.sleep(100)
            finally:
                print("inner", inner.expired(), "outer", outer.expired())
    except asyncio.TimeoutError:
        print("the outer one")


async def from_outside():
    async def block():
        async with asyncio.timeout(100):
            await asyncio.sleep(100)

    task = asyncio.create_task(block())
    await asyncio.sleep(0.01)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as er:
        print("cancelled", er.args)


async def main():
    for test in (basic, reschedule, nested, from_outside):
        print(test.__name__)
        await test()


asyncio.run(main())
