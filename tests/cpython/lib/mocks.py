"""What CPython's tests of asyncio ask of unittest.mock, and what their test_asyncio.utils has for it."""

import re


class Mock:
    """A callable that notes its calls. What is asked of it is a Mock, too."""

    def __init__(self, *, return_value=None):
        self.return_value = return_value
        self.reset_mock()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        child = Mock()
        setattr(self, name, child)
        return child

    def __call__(self, *args, **kwargs):
        self.call_args_list.append((args, kwargs))
        return self.return_value

    def reset_mock(self):
        self.call_args_list = []

    @property
    def call_args(self):
        return self.call_args_list[-1] if self.call_args_list else None

    @property
    def called(self):
        return bool(self.call_args_list)

    @property
    def call_count(self):
        return len(self.call_args_list)

    def assert_not_called(self):
        if self.call_args_list:
            raise AssertionError("called: %r" % (self.call_args_list,))

    def assert_called_once(self):
        if len(self.call_args_list) != 1:
            raise AssertionError("called: %r" % (self.call_args_list,))

    def assert_called_once_with(self, *args, **kwargs):
        if self.call_args_list != [(args, kwargs)]:
            raise AssertionError("called: %r" % (self.call_args_list,))

    def assert_called_with(self, *args, **kwargs):
        if self.call_args != (args, kwargs):
            raise AssertionError("called: %r" % (self.call_args_list,))


class MockPattern:
    """Equals a text in which the pattern is found."""

    def __init__(self, pattern):
        self.pattern = pattern

    def __eq__(self, other):
        return bool(re.search(self.pattern, str(other)))


class MockInstanceOf:
    def __init__(self, kind):
        self.kind = kind

    def __eq__(self, other):
        return isinstance(other, self.kind)
