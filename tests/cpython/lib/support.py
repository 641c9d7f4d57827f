"""What CPython's tests of asyncio import, as far as MicroPython has it, and what they share (test.support, test_asyncio.utils)."""

import asyncio
import collections
import errno
import gc
import io
import re
import sys
import time as real_time
import unittest

from mocks import Mock, MockInstanceOf, MockPattern
from sockets import *
from threads import *

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
        """MicroPython's has no escape(), no named groups and no \\z, which was \\Z before 3.14."""

        match, search = own_re.match, own_re.search
        sub = getattr(own_re, "sub", None)

        @staticmethod
        def compile(pattern):
            pattern = own_re.sub(r"\(\?P<\w+>", "(", pattern)
            return own_re.compile(pattern.replace(r"\z", "$").replace(r"\Z", "$"))

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


class warnings:
    """Here nothing warns."""

    class catch_warnings:
        def __init__(self, *, record=False):
            self.caught = [] if record else None

        def __enter__(self):
            return self.caught

        def __exit__(self, kind, value, trace):
            return False


def ignore_warnings(*, category):
    return lambda test: test


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
            loop.advance_time = time.sleep
            self.set_event_loop(loop)
            return loop

        def close_loop(self, loop):
            loop.close()

        def tearDown(self):
            self.doCleanups()

    MockCallback, MockInstanceOf, MockPattern = Mock, MockInstanceOf, MockPattern
    run_test_server, run_udp_echo_server = run_test_server, run_udp_echo_server

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
    Mock = Mock


def new_loop():
    loop = asyncio.new_event_loop()
    # Upstream's loop has no such name.
    if hasattr(loop, "time"):
        # From 0 on, as CPython's loop for tests.
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
            if context is not None:
                kwargs["context"] = context
            if kwargs.get("eager_start"):
                return asyncio.Task(coro, loop=loop, name=name, **kwargs)
            kwargs.pop("eager_start", None)
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

        def new_task(self, coro):
            return self.loop.create_task(coro)

    return Own


def own_BaseEventLoopTests(Base):
    class Own(Base):
        def setUp(self):
            super().setUp()
            self.loop = self.new_test_loop()

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
