# What CPython's streams and servers have besides upstream's, over sockets.
import asyncio
import socket

PORT = 8899


async def echo(reader, writer):
    # The first line says what to send; then it waits for the end.
    line = await reader.readline()
    writer.writelines([line, b"one;two|three\n"])
    await writer.drain()
    print("server", writer.get_extra_info("peername") is not None, writer.get_extra_info("sockname", 0), await reader.read())
    writer.close()
    print("closing", writer.is_closing())
    await writer.wait_closed()


async def overrun(reader, writer):
    try:
        await reader.readuntil(separator=b"\n")
    except asyncio.LimitOverrunError as er:
        print("overrun", er.consumed)
    await writer.wait_closed()


async def main():
    async with await asyncio.start_server(client_connected_cb=echo, host="127.0.0.1", port=PORT) as server:
        print(server.is_serving(), len(server.sockets), server.get_loop() is asyncio.get_running_loop())
        await server.start_serving()
        reader, writer = await asyncio.open_connection("127.0.0.1", PORT, limit=100)
        print(writer.get_extra_info("socket") is writer.s, writer.get_extra_info("peername") is not None)
        print(writer.get_extra_info("none", False), writer.get_extra_info("none", None), writer.get_extra_info("none", 5), writer.can_write_eof(), writer.exception())
        print(writer.get_extra_info("none"))
        writer.write(b"x" * 64 + b"\n")
        await writer.drain()
        print(len(await reader.readuntil()), await reader.readuntil((b"||", b"|", b";")), await reader.readuntil((b"||", b"|")))
        print(await reader.readexactly(6), reader.at_eof(), writer.is_closing())
        writer.close()
        print(writer.is_closing())
        await writer.wait_closed()
        # The server's reader comes to its end.
        await asyncio.sleep(0.01)
    print(server.is_serving(), server.sockets)

    server = await asyncio.start_server(overrun, "127.0.0.1", PORT, limit=10)
    forever = asyncio.create_task(server.serve_forever())
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write(b"x" * 20)
    await writer.drain()
    print(await reader.read(1), reader.at_eof())
    await writer.wait_closed()
    # Who serves for ever and is cancelled closes the server; who closes it cancels them.
    for end in (forever.cancel, lambda: second.close()):
        end()
        try:
            await forever
        except asyncio.CancelledError:
            print("cancelled", server.is_serving())
        second = await asyncio.start_server(overrun, "127.0.0.1", PORT)
        forever = asyncio.create_task(second.serve_forever())
        await asyncio.sleep(0)
    try:
        await second.serve_forever()
    except RuntimeError as er:
        print(er, second.is_serving())
    # One that has not begun ends nothing.
    never = asyncio.create_task(second.serve_forever())
    never.cancel()
    await asyncio.sleep(0)
    print(never.done(), second.is_serving(), forever.done())
    second.close()
    await second.wait_closed()
    try:
        await second.serve_forever()
    except RuntimeError as er:
        print(er)

    # readuntil where nothing can be read ahead: the rest is still there.
    server = await asyncio.start_server(echo, "127.0.0.1", PORT)
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    s = writer.get_extra_info("socket")
    writer.write(b"\n")
    print(await reader.readuntil(b";"), s.read(10))
    await writer.wait_closed()
    await asyncio.sleep(0.01)
    server.close()
    await server.wait_closed()
    print(reader.at_eof(), await reader.read())

    # What is asked of a stream shows nobody what is under it: it goes on reading ahead, and the second line is no more in the socket.
    async def two_lines(reader, writer):
        writer.write(b"one\ntwo\n")
        await writer.drain()
        await writer.wait_closed()

    server = await asyncio.start_server(two_lines, "127.0.0.1", PORT)
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.can_write_eof()
    print(await reader.readline(), writer.get_extra_info("socket").read(10), await reader.readline())
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

    # A socket that is bound already; then there is no host.
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(socket.getaddrinfo("127.0.0.1", PORT)[0][-1])
    try:
        await asyncio.start_server(two_lines, "127.0.0.1", sock=s)
    except TypeError:
        print("TypeError")
    server = await asyncio.start_server(two_lines, sock=s, backlog=1)
    print(server.sockets == (s,))
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    print(await reader.readline())
    await writer.wait_closed()
    server.close()
    await server.wait_closed()

    for call in (lambda: asyncio.start_server(None, "127.0.0.1", PORT, nothing=1), lambda: writer.readuntil(5, 6)):
        try:
            call()
        except TypeError:
            print("TypeError")
    try:
        writer.feed_data(b"x")
    except RuntimeError as er:
        print(er)


asyncio.run(main())
