# A server outlives that there is no memory for one more connection: that one is closed, and the next one served.
import asyncio
import io


# A trace names the file: here there is none.
exec("def no_memory(blocking):\n    raise MemoryError")


def ends(blocking):
    raise SystemExit


class Connection(io.IOBase):
    def __init__(self, name, setblocking=lambda blocking: None):
        self.name, self.setblocking = name, setblocking

    def ioctl(self, request, arg):
        return arg

    def write(self, data):
        print(self.name, "sent", bytes(data))
        return len(data)

    def close(self):
        print(self.name, "closed")


class Listener(io.IOBase):
    def __init__(self, *connections):
        self.connections = list(connections)

    def ioctl(self, request, arg):
        return arg if self.connections else 0

    def accept(self):
        return self.connections.pop(0), b"hello"

    def close(self):
        print("listener closed")


async def serve(reader, writer):
    writer.write(writer.get_extra_info("peername"))
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    listener = Listener(Connection("a"), Connection("b", no_memory), Connection("c"))
    server = asyncio.Server()
    server.task = asyncio.create_task(server._serve(listener, serve, None))
    await asyncio.sleep(0.01)
    listener.connections.append(Connection("d", ends))
    await asyncio.sleep(0.01)


try:
    asyncio.run(main())
except SystemExit:
    print("SystemExit")
