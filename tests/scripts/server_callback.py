# start_server()'s callback may be a plain function, as CPython's, and what it raises ends its connection, not the server.
import asyncio

PORT = 8898


def handler(loop, context):
    print(context["message"], type(context["exception"]).__name__, context["future"] is not None)


async def coroutine(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()
    writer.close()
    await writer.wait_closed()


def plain(reader, writer):
    asyncio.create_task(coroutine(reader, writer))


def fail(reader, writer):
    raise ValueError("fail")


def no_memory(reader, writer):
    raise MemoryError


async def fail_later(reader, writer):
    await reader.readline()
    raise ValueError("fail")


async def cancelled(reader, writer):
    await reader.readline()
    asyncio.current_task().cancel()
    await asyncio.sleep(0)


async def ask(word):
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write(word + b"\n")
    try:
        await writer.drain()
        got = await asyncio.wait_for(reader.read(), 10)
    except OSError:
        # The server had closed it.
        got = b""
    writer.close()
    await writer.wait_closed()
    return got


async def main():
    asyncio.get_event_loop().set_exception_handler(handler)
    for callback in (plain, coroutine, fail, no_memory, fail_later, cancelled):
        server = await asyncio.start_server(callback, "127.0.0.1", PORT)
        for word in (b"one", b"two"):
            print(callback.__name__, await ask(word))
        server.close()
        await server.wait_closed()


asyncio.run(main())
