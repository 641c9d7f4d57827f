# new_event_loop() inside a running loop forgets all tasks, and run() returns None (aiorepl on Ctrl-D).
import asyncio


async def repl():
    await asyncio.sleep_ms(10)
    print("Ctrl-D")
    asyncio.new_event_loop()


async def app():
    while True:
        await asyncio.sleep_ms(100)


async def main():
    asyncio.create_task(repl())
    await asyncio.wait_for(app(), 1)


try:
    asyncio.run(main())
    print("run() returned")
except BaseException as e:
    print("run() raised", repr(e))
