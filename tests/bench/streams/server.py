# server.py PORT KIND LOOP: an echo server on loopback, the same code on each loop that is compared.
# KIND: "readline" echoes lines, "read" what has come, "microdot" is a web page. LOOP: "asyncio" or "uvloop".
import asyncio
import sys

PORT, KIND, LOOP = int(sys.argv[1]), sys.argv[2], sys.argv[3]
BACKLOG = 1024


async def readline(reader, writer):
    while True:
        line = await reader.readline()
        if not line:
            break
        writer.write(line)
        await writer.drain()
    writer.close()


async def read(reader, writer):
    while True:
        data = await reader.read(4096)
        if not data:
            break
        writer.write(data)
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(readline if KIND == "readline" else read, "127.0.0.1", PORT, backlog=BACKLOG)
    print("ready")
    await server.wait_closed()
    await asyncio.sleep(3600)


def microdot():
    from microdot import Microdot

    app = Microdot()

    @app.get("/")
    async def index(request):
        return "hello"

    app.run(host="127.0.0.1", port=PORT)


if KIND == "microdot":
    microdot()
elif LOOP == "uvloop":
    import uvloop

    uvloop.run(main())
else:
    asyncio.run(main())
