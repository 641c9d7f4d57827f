#!/usr/bin/env python3
"""agree.py TIER PROGRAM: the stubs and the module on PROGRAM, a build of that tier, have the same names and the same signatures.

Names: what dir() tells of the modules and of each class, and which of all names in the C sources an object answers to; in the stubs,
what is there from that tier on. Signatures: each function is called by position, by name, mixed, with and without what has a default,
and with each name that any other function takes: it must raise a TypeError exactly where the stubs forbid the call.
"""

import ast
import pathlib
import re
import subprocess
import sys
import tempfile

from stubs import KINDS, TIERS, Class, Function, Package, tier_of

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What the VM needs of an object that is awaited.
OF_AWAITABLES = ("send", "throw", "close")
AWAITABLES = (
    "Event", "ThreadSafeFlag", "Lock", "Semaphore", "BoundedSemaphore", "SingletonGenerator",
)
# What exceptions have at run time, of all of MicroPython's or of each other.
OF_EXCEPTIONS = ("args", "value", "errno", "message", "exceptions", "partial", "expected", "consumed")
# These take more than the stubs say, and why.
TAKE_MORE = {
    "to_thread": "every keyword is the function's",
    "_stopper": "upstream's internal coroutine, which is gather() here: it takes no memory of its own",
    "BaseExceptionGroup": "as all of MicroPython's exceptions, it keeps all its arguments",
    "ExceptionGroup": "the same",
    "IncompleteReadError": "the same",
    "LimitOverrunError": "the same",
    "Loop.default_exception_handler": "CPython's context is upstream's first argument",
}
# So many arguments by position, at most, are tried behind those that there can be.
TOO_MANY = 4
# Not called as it should be, as it would not come back, or forget this script: only wrongly.
NOT_CALLED = ("Loop.run_forever", "new_event_loop", "Loop.stop", "TaskGroup.cancel")

# An argument of that name; of a function's, where it is another there.
ARGUMENTS = {
    "aw": "nop()", "coro": "nop()", "main_task": "nop()", "task": "me", "arg": "nop()", "aws": "nop()", "fs": "[asyncio.Future()]", "coro_or_future": "nop()", "fut": "nop()",
    "t": "0", "delay": "0", "result": "1", "timeout": "1", "when": "asyncio.Loop.time()", "key": "0", "sleep": "asyncio.sleep_ms",
    "return_when": "'ALL_COMPLETED'", "return_exceptions": "True", "name": "'name'", "context": "None", "loop": "asyncio.Loop",
    "runq_len": "1", "waitq_len": "1", "sgen": "None", "globals": "{}", "value": "1", "msg": "'msg'", "callback": "nop", "args": "1",
    "exception": "ValueError()", "obj": "1", "func": "nop", "handler": "None", "factory": "None", "lock": "asyncio.Lock()", "n": "1", "parties": "2",
    "predicate": "lambda: True", "maxsize": "1", "item": "1", "immediate": "True", "s": "RingIO(8)", "e": "{}", "buf": "bytearray(2)",
    "data": "b'a'", "v": "'key'", "off": "0", "sz": "1", "self": "stream()", "cb": "nop", "host": "'127.0.0.1'", "port": "0",
    "backlog": "1", "ssl": "None", "server_hostname": "None", "req": "3", "flags": "1", "message": "'message'",
    "future": "asyncio.create_task(nop())", "depth": "1", "limit": "9", "file": "Sink()", "separator": "b'a'", "exc": "ValueError()",
    "default": "1", "client_connected_cb": "nop", "sock": "Sink()", "bufsize": "1", "nbytes": "1", "address": "None",
    "main": "nop()", "debug": "False", "loop_factory": "lambda: None", "cancel_leftovers": "False", "executor": "None", "fn": "nop",
    "enabled": "False", "exceptions": "[ValueError()]", "condition": "ValueError", "end": "0", "start": "0", "ticks": "0", "delta": "0",
}
OF_FUNCTION = {
    "Stream.writelines.data": "[b'a']",
    "as_completed.fs": "[nop()]", "Loop.call_exception_handler.context": "context()",
    "Loop.default_exception_handler.context": "context()", "TaskQueue.remove.task": "me", "TaskQueue.push.task": "asyncio.Task(nop())",
}
OBJECTS = {
    "Task": "asyncio.create_task(nop())", "Handle": "asyncio.Loop.call_later(9, nop)", "Stream": "stream()", "Server": "server()",
    "Timeout": "asyncio.timeout(9)", "Runner": "asyncio.Runner()", "Barrier": "asyncio.Barrier(2)", "Loop": "asyncio.Loop", "TaskQueue": "queue()",
    "SingletonGenerator": "asyncio.sleep_ms(0)", "ExceptionGroup": "asyncio.ExceptionGroup('', [ValueError()])",
    "FutureCallGraph": "graph()", "FrameCallGraphEntry": "graph().call_stack[0]",
    "IncompleteReadError": "asyncio.IncompleteReadError(b'', 1)", "LimitOverrunError": "asyncio.LimitOverrunError('', 1)",
    "BaseExceptionGroup": "asyncio.BaseExceptionGroup('', [ValueError()])", "Lock": "lock()", "TaskGroup": "group()",
}
IO_QUEUE = "asyncio.core._io_queue"
FED = "asyncio.StreamReader()"
OF_METHOD = {
    "TaskQueue.queue_read": IO_QUEUE, "TaskQueue.queue_write": IO_QUEUE,
    "Stream.feed_data": FED, "Stream.feed_eof": FED, "Stream.set_exception": FED,
}

COMMON = """
import sys
try:
    import asyncio
except ImportError:
    import uasyncio as asyncio

async def nop(*args):
    pass

def stream():
    try:
        from micropython import RingIO
        return asyncio.StreamReader(RingIO(8), {"key": 1})
    except ImportError:
        pass

def group():
    made = asyncio.TaskGroup()
    try:
        next(made.__aenter__())
    except StopIteration:
        pass
    return made
"""

NAMES = COMMON + """
KNOWN = %(known)r

def of(what, o, *more):
    names = set(dir(o))
    for o in more:
        for name in KNOWN:
            try:
                if hasattr(o, name):
                    names.add(name)
            except TypeError:
                # A field that an exception with other arguments has.
                pass
    print(what, *sorted(names))

def server():
    made = asyncio.Server()
    made.task = made.state = None
    if hasattr(made, "get_loop"):
        # The tier has it.
        made.sockets = None
    return made

def lock():
    return asyncio.Lock()

def queue():
    return asyncio.core._io_queue

def graph():
    return asyncio.capture_call_graph()

async def main():
    of("module", asyncio)
    of("module.core", getattr(asyncio, "core", asyncio))
%(classes)s

asyncio.run(main())
"""

CALLS = COMMON + """
try:
    from micropython import RingIO
except ImportError:
    pass

class Sink:
    def write(self, text):
        pass

def context():
    return {"message": "", "future": me, "exception": ValueError()}

def server():
    class Task:
        def cancel(self):
            pass
    made = asyncio.Server()
    made.task = Task()
    return made

def lock():
    # It is free: there is nothing to wait for.
    made = asyncio.Lock()
    try:
        next(made)
    except StopIteration:
        pass
    return made

def queue():
    return asyncio.core.TaskQueue()

passed = failed = 0
def call(what, refused, f):
    global passed, failed
    got = None
    try:
        f()
    except TypeError as er:
        got = er
    except BaseException:
        # It was called.
        pass
    if hasattr(asyncio, "core"):
        asyncio.core._io_queue.remove(me)
    if (got is not None) == refused:
        passed += 1
    else:
        failed += 1
        print("FAIL ", what, repr(got) if got else "is taken")

async def main():
    global me
    me = asyncio.core.cur_task if hasattr(asyncio, "core") else None
%s

if hasattr(asyncio, "get_event_loop"):
    asyncio.get_event_loop().set_exception_handler(lambda loop, context: None)
asyncio.run(main())
print(passed, failed)
"""


class Result:
    passed = failed = 0

    def __call__(self, what, ok, why=""):
        if ok:
            self.passed += 1
        else:
            self.failed += 1
            print("FAIL ", what, why)


def run(program, text):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(text)
        script.flush()
        # The default exception handler prints.
        done = subprocess.run([program, "-X", "heapsize=64m", script.name], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit("%s%s\n%s: it did not end well" % (done.stdout[-2000:], done.stderr[-2000:], program))
    return done.stdout.splitlines()


def known_names():
    """Every name in the C sources: what an object may answer to."""
    found = set()
    for path in (ROOT / "micropython_glue").rglob("*.[ch]"):
        found.update(re.findall(r"MP_QSTR_(\w+)", path.read_text()))
    return sorted(name for name in found if not name.startswith("__"))


def public(names):
    return {name for name in names if not name.startswith("__") or name in ("__aenter__", "__aexit__", "__version__")}


def compare_names(check, package, tier, program):
    def there(names):
        return {name for name, what in names.items() if TIERS.index(tier_of(what)) <= TIERS.index(tier)}

    modules = {"module": package.names("__init__"), "module.core": package.names("core")}
    classes = {name: what for name, what in modules["module"].items() if isinstance(what, Class) and name in there(modules["module"])}
    exceptions = {node.name for node in package.trees["_exceptions"].body if isinstance(node, ast.ClassDef)}
    lines = []
    for name, what in classes.items():
        made = OBJECTS.get(what.name, "asyncio.%s()" % name)
        both = [made, IO_QUEUE] if what.name == "TaskQueue" else [made]
        lines.append("    of(%r, asyncio.%s, %s)" % (name, name, ", ".join(both)))
    for line in run(program, NAMES % {"known": known_names(), "classes": "\n".join(lines)}):
        what, *names = line.split()
        found = public(names)
        if what in modules:
            expected = public(there(modules[what]))
            if tier == "seed" and what == "module.core":
                continue
        else:
            expected = public(there(classes[what].members))
            if what in AWAITABLES:
                found -= set(OF_AWAITABLES)
            if what in exceptions:
                found -= set(OF_EXCEPTIONS) - expected
        for name in sorted(found | expected):
            check("%s.%s" % (what, name), name in found and name in expected,
                  "is not in the stubs" if name in found else "is in the stubs alone")


def functions(package, tier):
    """Those that the tier has, each with how it is found. In a lower tier those alone that take the same there."""
    def there(what):
        return TIERS.index(what.tier) <= TIERS.index(tier) and (tier == "full" or not what.grows)

    for name, what in package.names("__init__").items():
        if isinstance(what, Function):
            if there(what):
                yield "asyncio." + name, what
        elif isinstance(what, Class) and what.name == name and TIERS.index(what.tier) <= TIERS.index(tier):
            if what.constructor and there(what.constructor):
                yield "asyncio." + name, what.constructor
            made = OBJECTS.get(name, "asyncio.%s()" % name)
            for member, function in what.members.items():
                if isinstance(function, Function) and there(function):
                    function.name = "%s.%s" % (name, member)
                    yield "%s.%s" % (OF_METHOD.get(function.name, made), member), function


def ways(function, universe):
    """(arguments by position, by name): of those names."""
    positional = function.names(KINDS.POSITIONAL_ONLY, KINDS.POSITIONAL_OR_KEYWORD)
    by_name = function.names(KINDS.POSITIONAL_OR_KEYWORD, KINDS.KEYWORD_ONLY)
    several = function.names(KINDS.VAR_POSITIONAL)
    places = positional + several * 2
    for n in range(len(places) + 1):
        yield places[:n], []
        rest = [name for name in by_name if name not in places[:n]]
        yield places[:n], rest
        yield places[:n], rest[::-1]
        for name in by_name + ["bogus"]:
            yield places[:n], [name]
    if not several:
        for n in range(1, TOO_MANY + 1):
            yield places + ["bogus"] * n, []
    for name in universe:
        for n in range(len(places) + 1):
            if function.permits(places[:n], {}):
                yield places[:n], [name]
                break


def value(function, name):
    return OF_FUNCTION.get("%s.%s" % (function.name, name)) or ARGUMENTS.get(name, "1")


def compare_signatures(check, package, tier, program):
    every = list(functions(package, tier))
    universe = sorted({name for _, function in every for name in function.names(KINDS.POSITIONAL_OR_KEYWORD, KINDS.KEYWORD_ONLY)})
    lines = {}
    for path, function in every:
        for places, names in ways(function, universe):
            permitted = function.permits(places, dict.fromkeys(names))
            if function.name in (NOT_CALLED if permitted else TAKE_MORE):
                continue
            args = [value(function, name) for name in places] + ["%s=%s" % (name, value(function, name)) for name in names]
            text = "%s(%s)" % (path, ", ".join(args))
            lines[text] = "    call(%r, %r, lambda: %s)" % (text, not permitted, text)
    # Now and then: the loop goes on, whatever was refused.
    text = ["    await asyncio.create_task(nop())\n" * (i % 50 == 0) + line for i, line in enumerate(lines.values(), 1)]
    *failures, counts = run(program, CALLS % "\n".join(text))
    for line in failures:
        # print_call_graph prints.
        if line.startswith("FAIL"):
            print(line)
    passed, failed = counts.split()
    check.passed += int(passed)
    check.failed += int(failed)


def main():
    tier, program = sys.argv[1:]
    check = Result()
    package = Package(ROOT / "stubs/asyncio")
    for name in package.undocumented:
        check(name, False, "has no docstring, or none that names tier and contexts")
    compare_names(check, package, tier, program)
    compare_signatures(check, package, tier, program)
    print("%d passed, %d failed" % (check.passed, check.failed))
    sys.exit(check.failed > 0)


main()
