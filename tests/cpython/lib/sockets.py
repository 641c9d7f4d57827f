"""The socket, select and test servers that CPython's tests of asyncio use."""

import _thread
import io
import random
import select
import socket
import sys

is_micropython = sys.implementation.name == "micropython"

if is_micropython:
    own_select, own_socket = select, socket
    # MicroPython raises the one OSError, with the number.
    BlockingIOError = BrokenPipeError = ConnectionAbortedError = ConnectionRefusedError = ConnectionResetError = OSError

    class select:
        """On unix MicroPython's has poll() alone."""

        @staticmethod
        def select(readers, writers, others, timeout):
            poller = own_select.poll()
            for reader in readers:
                poller.register(reader, own_select.POLLIN)
            return [ready[0] for ready in poller.poll(int(timeout * 1000))], [], []

    class Socket(io.IOBase):
        """One that stands in a `with`, takes and gives addresses as host and port, and knows its names and whether it blocks."""

        def __init__(self, *args, socket=None):
            self.socket = socket or own_socket.socket(*args)
            self.name = self.peer = self.timeout = None

        def __getattr__(self, name):
            return getattr(self.socket, name)

        def __enter__(self):
            return self

        def __exit__(self, kind, value, trace):
            self.close()

        # What io.IOBase has, too.
        def close(self):
            self.socket.close()

        def write(self, data):
            # write() of nothing does nothing; send() tells how a connection has come out.
            return self.socket.write(data) if data else self.socket.send(data)

        def ioctl(self, request, arg):
            MP_STREAM_POLL, MP_STREAM_GET_FILENO = 3, 10
            if request == MP_STREAM_GET_FILENO:
                return self.socket.fileno()
            if request == MP_STREAM_POLL:
                poller = own_select.poll()
                poller.register(self.socket, arg)
                return sum(ready[1] for ready in poller.poll(0))
            return 0

        @staticmethod
        def raw(address):
            return own_socket.getaddrinfo(*address)[0][-1]

        @staticmethod
        def pair(raw):
            family, host, port = own_socket.sockaddr(raw)
            return own_socket.inet_ntop(family, host), port

        def getsockname(self):
            return self.name

        def getpeername(self):
            return self.peer

        def gettimeout(self):
            return self.timeout

        def setblocking(self, blocks):
            self.timeout = None if blocks else 0
            self.socket.setblocking(blocks)

        def bind(self, address):
            host, port = address
            if port:
                self.socket.bind(self.raw(address))
            else:
                port = bind_anywhere(self.socket, host)[0]
            self.name = host, port

        def connect(self, address):
            if self.name is None:
                self.bind((address[0], 0))
            self.peer = address
            self.socket.connect(self.raw(address))

        def accept(self):
            connection, raw = self.socket.accept()
            return Socket(socket=connection), self.pair(raw)

        def sendto(self, data, address):
            return self.socket.sendto(data, self.raw(address))

        def recvfrom(self, size):
            data, raw = self.socket.recvfrom(size)
            return data, self.pair(raw)

    class socket:
        socket = Socket
        AF_INET, SOCK_DGRAM, SOCK_STREAM = own_socket.AF_INET, own_socket.SOCK_DGRAM, own_socket.SOCK_STREAM

        @staticmethod
        def create_server(address):
            server = Socket()
            server.bind(address)
            server.listen(1)
            return server

    def bind_anywhere(sock, host):
        """Binds it to a port that nobody has: that port, and the address."""
        while True:
            port = random.randrange(20000, 60000)
            address = Socket.raw((host, port))
            try:
                sock.bind(address)
                return port, address
            except OSError:
                # Somebody has that port.
                pass


class socket_helper:
    @staticmethod
    def find_unused_port():
        with socket.create_server(("127.0.0.1", 0)) as sock:
            return sock.getsockname()[1]


class run_test_server:
    """CPython's server in a thread, for one connection: GET / has a message, POST /loop sends back what it gets."""

    def __enter__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = self.listener.getsockname()
        _thread.start_new_thread(self.serve, ())
        return self

    def __exit__(self, kind, value, trace):
        self.listener.close()

    def serve(self):
        connection = self.listener.accept()[0]
        got = b""
        while b"\r\n\r\n" not in got:
            piece = connection.recv(1000)
            if not piece:
                return connection.close()
            got += piece
        head, _, content = got.partition(b"\r\n\r\n")
        content = self.loop(connection, head, content) if head.startswith(b"POST") else b"Test message"
        out = memoryview(b"HTTP/1.0 200 OK\r\nContent-type: text/plain\r\n\r\n" + content)
        while out:
            out = out[connection.send(out[:65536]) :]
        connection.close()

    def loop(self, connection, head, body):
        size = int(head.split(b"Content-Length: ")[1])
        content = bytearray(size)
        content[: len(body)] = body
        at = len(body)
        while at < size:
            piece = connection.recv(65536)
            content[at : at + len(piece)] = piece
            at += len(piece)
        return content


class run_udp_echo_server:
    """A server in a thread that sends back each datagram. An empty one ends it."""

    def __enter__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(("127.0.0.1", 0))
        _thread.start_new_thread(self.serve, ())
        return self.sock.getsockname()

    def __exit__(self, kind, value, trace):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.sendto(b"", self.sock.getsockname())

    def serve(self):
        with self.sock:
            while True:
                data, sender = self.sock.recvfrom(65536)
                if not data:
                    return
                self.sock.sendto(data, sender)
