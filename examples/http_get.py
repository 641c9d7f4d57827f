# An HTTP request, with a limit to how long it may take: make run SCRIPT="examples/http_get.py 192.168.1.10 80 /"
# Without an address it asks a small server of its own.
import sys
import uasyncio


async def get(host: str, port: int, path: str) -> tuple[int, bytes]:
    reader, writer = await uasyncio.open_connection(host, port)
    try:
        writer.write("GET {} HTTP/1.0\r\nHost: {}\r\n\r\n".format(path, host).encode())
        await writer.drain()
        status = await reader.readline()
        while (await reader.readline()).strip():
            pass  # headers
        return int(status.split()[1]), await reader.read(-1)
    finally:
        writer.close()
        await writer.wait_closed()


async def answer(reader: uasyncio.StreamReader, writer: uasyncio.StreamWriter) -> None:
    request = await reader.readline()
    while (await reader.readline()).strip():
        pass
    writer.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nyou asked for " + request.split()[1])
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main(host: str = "127.0.0.1", port: str = "8136", path: str = "/temperature") -> None:
    if len(sys.argv) < 2:
        await uasyncio.start_server(answer, host, int(port))
    print(*await uasyncio.wait_for(get(host, int(port), path), 10))


uasyncio.run(main(*sys.argv[1:]))
