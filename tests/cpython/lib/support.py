"""What CPython's tests of asyncio import, as far as MicroPython has it, and what they share (test.support, test_asyncio.utils)."""

import asyncio
import collections
import errno
import gc
import io
import random
import re
import socket
import sys
import _thread
import time as real_time
import unittest

is_micropython = sys.implementation.name == "micropython"

# CPython's package has these modules; here they are the package.
taskgroups = tasks = futures = locks = queues = timeouts = events = runners = base_events = exceptions = asyncio

try:
    ExceptionGroup, BaseExceptionGroup
except NameError:
    # MicroPython has no such built-ins: the package has.
    ExceptionGroup = getattr(asyncio, "ExceptionGroup", None)
    BaseExceptionGroup = getattr(asyncio, "BaseExceptionGroup", None)
if not hasattr(re, "escape"):
    own_re = re

    class re:
        """MicroPython's has no escape()."""

        compile, match, search = own_re.compile, own_re.match, own_re.search
        sub = getattr(own_re, "sub", None)

        @staticmethod
        def escape(text):
            return "".join("\\" + c if c in ".*+?()[]{}|^$\\" else c for c in text)


try:
    RuntimeWarning
except NameError:
    # MicroPython warns of nothing, and has no such built-ins.
    RuntimeWarning = Warning = type("RuntimeWarning", (Exception,), {})
    DeprecationWarning = RuntimeWarning
try:
    # The built-in that CPython's is since 3.11.
    TimeoutError
except NameError:
    TimeoutError = asyncio.TimeoutError


class time:
    """MicroPython's time has no monotonic()."""

    if is_micropython:
        monotonic = staticmethod(lambda: real_time.ticks_us() / 1e6)
        perf_counter = monotonic
    else:
        monotonic = staticmethod(real_time.monotonic)
        perf_counter = staticmethod(real_time.perf_counter)
    sleep = staticmethod(real_time.sleep)


class contextlib:
    """Of which MicroPython has nothing."""

    class nullcontext:
        def __init__(self, value=None):
            self.value = value

        def __enter__(self):
            return self.value

        def __exit__(self, kind, value, trace):
            return False

        async def __aenter__(self):
            return self.value

        async def __aexit__(self, kind, value, trace):
            return False

    class closing:
        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, kind, value, trace):
            self.thing.close()

    @staticmethod
    def contextmanager(function):
        class Manager:
            def __init__(self, *args, **kwargs):
                self.generator = function(*args, **kwargs)

            def __enter__(self):
                return next(self.generator)

            def __exit__(self, kind, value, trace):
                if kind is not None:
                    self.generator.throw(value)
                next(self.generator, None)

        return Manager


def cycle(items):
    while True:
        for item in items:
            yield item


def islice(items, n):
    for _ in range(n):
        yield next(items)


def ignore_warnings(*, category):
    return lambda test: test


def bind_anywhere(sock, host):
    """Binds it to a port that nobody has: that port, and the address."""
    while True:
        port = random.randrange(20000, 60000)
        address = socket.getaddrinfo(host, port)[0][-1]
        try:
            sock.bind(address)
            return port, address
        except OSError:
            # Somebody has that port.
            pass


class socket_helper:
    @staticmethod
    def find_unused_port():
        sock = socket.socket()
        port, _ = bind_anywhere(sock, "127.0.0.1")
        sock.close()
        return port


class support:
    SHORT_TIMEOUT = 30.0
    LONG_TIMEOUT = 300.0

    @staticmethod
    def gc_collect():
        gc.collect()


class test_utils:
    CLOCK_RES = 0.050

    class TestCase(unittest.TestCase):
        def set_event_loop(self, loop, *, cleanup=True):
            # Upstream's asyncio has no such name.
            if hasattr(asyncio, "set_event_loop"):
                asyncio.set_event_loop(None)

        def new_test_loop(self, gen=None):
            """CPython's loop for tests is told how time goes by; here tests/clock makes it go."""
            loop = new_loop()
            self.set_event_loop(loop)
            return loop

        def close_loop(self, loop):
            loop.close()

        def tearDown(self):
            self.doCleanups()

    class MockCallback:
        """A callable that notes its calls: what the tests ask of unittest.mock's."""

        def __init__(self, **kwargs):
            self.return_value = kwargs.get("return_value")
            self.calls = []

        def __call__(self, *args, **kwargs):
            self.calls.append((args, kwargs))
            return self.return_value

        @property
        def call_args(self):
            return self.calls[-1] if self.calls else None

        @property
        def called(self):
            return bool(self.calls)

        @property
        def call_count(self):
            return len(self.calls)

        def assert_not_called(self):
            if self.calls:
                raise AssertionError("called: %r" % (self.calls,))

        def assert_called_once(self):
            if len(self.calls) != 1:
                raise AssertionError("called: %r" % (self.calls,))

        def assert_called_once_with(self, *args, **kwargs):
            if self.calls != [(args, kwargs)]:
                raise AssertionError("called: %r" % (self.calls,))

        assert_called_with = assert_called_once_with

    class run_test_server:
        """CPython's server in a thread, for one connection: GET / has a message, POST /loop sends back what it gets."""

        class Address(bytes):
            """MicroPython's sockets take an address in bytes, the functions of asyncio host and port."""

            def __iter__(self):
                yield self.host
                yield self.port

        def __enter__(self):
            self.listener, host = socket.socket(), "127.0.0.1"
            port, self.address = bind_anywhere(self.listener, host)
            if is_micropython:
                self.address = self.Address(self.address)
                self.address.host, self.address.port = host, port
            self.listener.listen(1)
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

    @staticmethod
    def run_briefly(loop):
        async def once():
            pass

        loop.run_until_complete(loop.create_task(once()))

    @staticmethod
    def run_once(loop):
        loop.call_soon(loop.stop)
        loop.run_forever()

    @staticmethod
    def run_until(loop, pred, timeout=30.0):
        async def until():
            while not pred():
                await asyncio.sleep(0.001)

        loop.run_until_complete(asyncio.wait_for(until(), timeout))


class mock:
    Mock = test_utils.MockCallback


def new_loop():
    loop = asyncio.new_event_loop()
    if not is_micropython:
        # From 0 on, as CPython's loop for tests, and MicroPython's.
        zero, own_time = loop.time(), loop.time
        loop.time = lambda: own_time() - zero
    return loop


async def await_without_task(coro):
    error = None

    def drive():
        nonlocal error
        try:
            for _ in coro.__await__() if hasattr(coro, "__await__") else coro:
                pass
        except BaseException as er:
            error = er

    asyncio.get_running_loop().call_soon(drive)
    await asyncio.sleep(0)
    if error is not None:
        raise error


# What stands in for the members of extract.py's INSTEAD.


def own_BaseTaskTests(Base):
    class Own(Base):
        Task = asyncio.Task
        Future = getattr(asyncio, "Future", None)

        def setUp(self):
            super().setUp()
            self.loop = self.new_test_loop()

        current_task = staticmethod(asyncio.current_task)

        def new_task(self, loop, coro, name="TestTask", context=None, **kwargs):
            if kwargs.pop("eager_start", None):
                return asyncio.Task(coro, loop=loop, name=name, eager_start=True)
            return loop.create_task(coro, name=name, **kwargs)

        def new_future(self, loop):
            return loop.create_future()

    return Own


def own_BaseFutureTests(Base):
    class Own(Base):
        cls = getattr(asyncio, "Future", None)

        def _new_future(self, *args, **kwargs):
            return asyncio.Future(*args, **kwargs)

    return Own


def own_BaseFutureDoneCallbackTests(Base):
    class Own(own_BaseFutureTests(Base)):
        def run_briefly(self):
            test_utils.run_briefly(self.loop)

        def _new_future(self):
            return asyncio.Future(loop=self.loop)

    return Own


def own_BaseCurrentLoopTests(Base):
    class Own(Base):
        current_task = staticmethod(asyncio.current_task)

    return Own


def own_GatherTestsBase(Base):
    class Own(Base):
        def setUp(self):
            super().setUp()
            self.one_loop = self.new_test_loop()
            self.other_loop = self.new_test_loop()

        def _run_loop(self, loop):
            for _ in range(10):
                test_utils.run_briefly(loop)

    return Own


def own_BaseSockTestsMixin(Base):
    class Own(Base):
        def create_event_loop(self):
            return asyncio.new_event_loop()

    return Own


def own_BaseTest(Base):
    class Own(Base):
        def new_loop(self):
            return asyncio.new_event_loop()

    return Own
