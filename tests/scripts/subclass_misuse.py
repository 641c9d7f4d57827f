# What is wrong with a subclass, or with a self, is an exception.
import asyncio


def attempt(name, f):
    try:
        print(name, f())
    except Exception as er:
        print(name, type(er).__name__, er)


class Forgets(asyncio.Event):
    # super().__init__() is not called: the VM makes the native part of an Event all the same.
    def __init__(self):
        pass


class Early(asyncio.Event):
    def __init__(self):
        asyncio.Event.set(self)
        super().__init__()


class Bound(asyncio.Lock):
    def __init__(self):
        self.release()
        super().__init__()


class Again(asyncio.Lock):
    def __init__(self):
        super().__init__()
        asyncio.Lock.__init__(self)
        super().__init__()


attempt("forgets", lambda: Forgets().is_set())
attempt("early", Early)
attempt("bound", Bound)
attempt("again", lambda: Again().locked())
for self in (5, None, "abc", asyncio.Lock(), Forgets, Again()):
    attempt("set", lambda: asyncio.Event.set(self))
attempt("set", lambda: asyncio.Event.set())
attempt("arguments", lambda: type("Sub", (asyncio.Event,), {})(1))
attempt("arguments", lambda: type("Sub", (asyncio.StreamReader,), {})(limit=0))
attempt("task", lambda: asyncio.stream.Server().task)
attempt("close", lambda: asyncio.stream.Server().close())
