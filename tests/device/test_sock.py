# Loop.sock_recv and its like, over a socket that is written in Python: this board may have no network. And a StreamReader that is fed by an
# interrupt's callback.
import io
import uasyncio

EAGAIN = 11


# Datagrams and bytes that come with the time; each write takes three bytes.
class Socket(io.IOBase):
    def __init__(self):
        self.came = []
        self.sent = b""
        self.turn = 0

    def ioctl(self, request, flags):
        if request != 3:
            return 0
        self.turn += 1
        return flags & (5 if self.came else 4) if self.turn % 2 else 0

    def readinto(self, buf):
        if not self.came:
            return None
        data = self.came.pop(0)
        buf[: len(data)] = data
        return len(data)

    def write(self, buf):
        self.sent += bytes(buf[:3])
        return min(3, len(buf))

    def recvfrom(self, n):
        if not self.came:
            raise OSError(EAGAIN)
        return self.came.pop(0)[:n], "peer"

    def sendto(self, data, address):
        self.sent += data + address
        return len(data)

    def accept(self):
        if not self.came:
            raise OSError(EAGAIN)
        return Accepted(), self.came.pop(0)

    def connect(self, address):
        raise OSError(115)


class Accepted:
    def setblocking(self, flag):
        self.flag = flag


async def main():
    loop = uasyncio.get_running_loop()
    sock = Socket()

    async def later(data):
        await uasyncio.sleep_ms(5)
        sock.came.append(data)

    async def when(data, wait):
        task = uasyncio.create_task(later(data))
        result = await uasyncio.wait_for(wait, 2)
        await task
        return result

    print(await when(b"abc", loop.sock_recv(sock, 10)))
    buf = bytearray(4)
    print(await when(b"def", loop.sock_recv_into(sock, buf)), buf)
    print(await when(b"ghi", loop.sock_recvfrom(sock, 10)))
    print(await when(b"jk", loop.sock_recvfrom_into(sock, buf)), buf)
    await loop.sock_sendall(sock, b"0123456789")
    print(sock.sent, await loop.sock_sendto(sock, b"data", b" to"), sock.sent)
    connection, address = await when("from", loop.sock_accept(sock))
    print(connection.flag, address)
    # Cancelled, it takes nothing.
    try:
        await uasyncio.wait_for_ms(loop.sock_recv(sock, 10), 3)
    except uasyncio.TimeoutError:
        print("timeout")
    print(await when(b"last", loop.sock_recv(sock, 10)))


uasyncio.run(main())
