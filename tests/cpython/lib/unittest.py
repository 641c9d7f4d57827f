"""What CPython's tests of asyncio use of unittest. For MicroPython and for CPython."""

import asyncio
import re
import sys


class SkipTest(Exception):
    pass


def skip(reason):
    def decorate(test):
        def skipped(*args, **kwargs):
            raise SkipTest(reason)

        return skipped

    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda test: test


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(test):
    return skip("an expected failure")(test)


class Raises:
    def __init__(self, expected, pattern=None):
        self.expected, self.pattern = expected, pattern
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            raise AssertionError("not raised: %r" % (self.expected,))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None and not re.search(self.pattern, str(value)):
            raise AssertionError("%r does not match %r" % (str(value), self.pattern))
        return True


class Warns(Raises):
    """Here nothing warns."""

    def __exit__(self, kind, value, trace):
        return False


class SubTest:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return False


class TestCase:
    def __init__(self):
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def addCleanup(self, function, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def subTest(self, *args, **kwargs):
        return SubTest()

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, message=None):
        raise AssertionError(message or "fail()")

    def _check(self, holds, what, message):
        if not holds:
            raise AssertionError("%s: %s" % (message, what) if message else what)

    def assertTrue(self, value, msg=None):
        self._check(value, "%r is not true" % (value,), msg)

    def assertFalse(self, value, msg=None):
        self._check(not value, "%r is not false" % (value,), msg)

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, "%r != %r" % (first, second), msg)

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, "%r == %r" % (first, second), msg)

    assertListEqual = assertDictEqual = assertSetEqual = assertTupleEqual = assertMultiLineEqual = assertEqual

    def assertCountEqual(self, first, second, msg=None):
        first, rest = list(first), list(second)
        for item in first:
            self._check(item in rest, "%r is not in %r" % (item, rest), msg)
            rest.remove(item)
        self._check(not rest, "only in the second: %r" % (rest,), msg)

    def assertAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        # It is asked of times alone. CPython's loop for tests stands still while a test runs; on tests/clock a look takes a moment.
        limit = delta if delta is not None else 0.005
        self._check(abs(first - second) <= limit, "%r is not almost %r" % (first, second), msg)

    def assertIs(self, first, second, msg=None):
        self._check(first is second, "%r is not %r" % (first, second), msg)

    def assertIsNot(self, first, second, msg=None):
        self._check(first is not second, "it is %r" % (first,), msg)

    def assertIsNone(self, value, msg=None):
        self._check(value is None, "%r is not None" % (value,), msg)

    def assertIsNotNone(self, value, msg=None):
        self._check(value is not None, "it is None", msg)

    def assertIn(self, item, container, msg=None):
        self._check(item in container, "%r is not in %r" % (item, container), msg)

    def assertNotIn(self, item, container, msg=None):
        self._check(item not in container, "%r is in %r" % (item, container), msg)

    def assertIsInstance(self, value, kind, msg=None):
        self._check(isinstance(value, kind), "%r is no %r" % (value, kind), msg)

    def assertNotIsInstance(self, value, kind, msg=None):
        self._check(not isinstance(value, kind), "%r is a %r" % (value, kind), msg)

    def assertIsSubclass(self, cls, kind, msg=None):
        self._check(issubclass(cls, kind), "%r is no subclass of %r" % (cls, kind), msg)

    def assertStartsWith(self, text, start, msg=None):
        self._check(text.startswith(start), "%r does not start with %r" % (text, start), msg)

    def assertEndsWith(self, text, end, msg=None):
        self._check(text.endswith(end), "%r does not end with %r" % (text, end), msg)

    def assertLess(self, first, second, msg=None):
        self._check(first < second, "%r is not less than %r" % (first, second), msg)

    def assertLessEqual(self, first, second, msg=None):
        self._check(first <= second, "%r is more than %r" % (first, second), msg)

    def assertGreater(self, first, second, msg=None):
        self._check(first > second, "%r is not more than %r" % (first, second), msg)

    def assertGreaterEqual(self, first, second, msg=None):
        self._check(first >= second, "%r is less than %r" % (first, second), msg)

    def assertRegex(self, text, pattern, msg=None):
        self._check(re.search(pattern, text), "%r does not match %r" % (text, pattern), msg)

    def assertNotRegex(self, text, pattern, msg=None):
        self._check(not re.search(pattern, text), "%r matches %r" % (text, pattern), msg)

    def assertRaises(self, expected, function=None, *args, **kwargs):
        if function is None:
            return Raises(expected)
        with Raises(expected):
            function(*args, **kwargs)

    def assertRaisesRegex(self, expected, pattern, function=None, *args, **kwargs):
        if function is None:
            return Raises(expected, pattern)
        with Raises(expected, pattern):
            function(*args, **kwargs)

    def assertWarns(self, expected, function=None, *args, **kwargs):
        if function is None:
            return Warns(expected)
        return function(*args, **kwargs)

    def assertWarnsRegex(self, expected, pattern, function=None, *args, **kwargs):
        return self.assertWarns(expected, function, *args, **kwargs)

    def run(self, name):
        self.setUp()
        try:
            getattr(self, name)()
        finally:
            self.tearDown()
            self.doCleanups()


class IsolatedAsyncioTestCase(TestCase):
    """The test and what is around it run as one coroutine."""

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, function, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    async def _run(self, name):
        self.setUp()
        await self.asyncSetUp()
        try:
            outcome = getattr(self, name)()
            if outcome is not None:
                await outcome
        finally:
            await self.asyncTearDown()
            self.tearDown()
            while self._cleanups:
                function, args, kwargs = self._cleanups.pop()
                outcome = function(*args, **kwargs)
                if outcome is not None:
                    await outcome

    def run(self, name):
        asyncio.run(self._run(name))


def run(case, name):
    """Runs one test. The last line of the output says what it came to."""
    try:
        case().run(name)
    except SkipTest as er:
        print("skip:", er)
        return
    except BaseException as er:
        if hasattr(sys, "print_exception"):
            sys.print_exception(er)
        else:
            import traceback

            traceback.print_exception(er, file=sys.stdout)
        print("failed:", repr(er))
        return
    print("passed")
