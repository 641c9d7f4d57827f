#!/usr/bin/env python3
"""signatures.py TREE PROGRAM: every public function and method of upstream's asyncio can be called on PROGRAM as upstream's can.

The signatures are read from upstream's source in TREE. Each is called by position, by name, mixed, with and without what has a
default; a method also by its class, for an instance and for one of a subclass. What upstream refuses is a TypeError: a wrong name,
too few arguments, too many, one twice.
"""

import ast
import pathlib
import subprocess
import sys
import tempfile

# Upstream's modules, and what of the names that begin with an underscore is looked at: libraries use it.
MODULES = ("core", "event", "funcs", "lock", "stream")
INTERNAL = ("_promote_to_task", "_serve")
# Not here: the loop's own, which nobody else calls.
LEFT_OUT = ("core.IOQueue.wait_io_event",)
# These take more than upstream's, as CPython's: one argument too many is none.
TAKE_MORE = ("core.sleep", "core.current_task", "stream.open_connection", "stream.start_server", "stream.Stream.get_extra_info",
             "stream.Server._serve")
# These take less, as CPython's: a StreamReader that is fed, a server's callback by another name, a context without the loop.
TAKE_LESS = ("stream.Stream", "stream.start_server", "core.Loop.default_exception_handler")
# Not called as it should be, as it would not come back, or forget this script: only wrongly.
NOT_CALLED = ("core.Loop.run_forever", "core.new_event_loop", "core.Loop.stop")
# The VM's own function, by position only: MicroPython calls it, and nobody else does.
BY_POSITION = ("event.ThreadSafeFlag.ioctl",)

# An argument of that name, and the object that a method is called for.
ARGUMENTS = {
    "aw": "nop()", "coro": "nop()", "main_task": "nop()", "task": "me",
    "t": "0", "timeout": "1", "sleep": "asyncio.core.sleep_ms", "sgen": "asyncio.sleep_ms(0)", "runq_len": "1", "waitq_len": "1",
    "handler": "None", "loop": "asyncio.Loop", "context": "context()", "req": "3", "flags": "1",
    "s": "RingIO(8)", "e": "{}", "buf": "bytearray(2)", "n": "1", "v": "'key'", "off": "0", "sz": "1", "self": "stream()",
    "cb": "nop", "host": "'127.0.0.1'", "port": "0", "backlog": "1", "ssl": "None", "server_hostname": "None",
}
OBJECTS = {
    "Event": "()", "ThreadSafeFlag": "()", "Lock": "()", "Stream": "(RingIO(8), {'key': 1})", "Server": "()",
}
IO_QUEUE = "asyncio.core._io_queue"

SCRIPT = """
import asyncio, asyncio.event, asyncio.funcs, asyncio.lock, asyncio.stream, sys
from micropython import RingIO


async def nop(*args):
    pass

def stream():
    return asyncio.StreamReader(RingIO(8), {"key": 1})

def context():
    return {"message": "", "future": me, "exception": ValueError()}

class Task:
    def cancel(self):
        pass

def made(o):
    if isinstance(o, asyncio.Lock):
        # It is free: there is nothing to wait for.
        try:
            next(asyncio.Lock.acquire(o))
        except StopIteration:
            pass
    elif isinstance(o, asyncio.stream.Server):
        o.task = Task()
    return o

passed = failed = 0
def call(what, refused, f):
    global passed, failed
    try:
        f()
        got = None
    except TypeError as er:
        got = er
    except (RuntimeError, OSError):
        # It was called.
        got = None
    except Exception as er:
        got, refused = er, False
    asyncio.core._io_queue.remove(me)
    if (got is not None) == refused:
        passed += 1
    else:
        failed += 1
        print("FAIL ", what, repr(got))

async def main():
    global me
    me = asyncio.core.cur_task
%s

asyncio.get_event_loop().set_exception_handler(lambda loop, context: None)
asyncio.run(main())
print("%%d passed, %%d failed" %% (passed, failed))
sys.exit(failed > 0)
"""


class Callable:
    """A function: where it is found, and its arguments, in which self does not count."""

    def __init__(self, name, node, owner=None):
        self.name = name
        args = node.args
        self.args = [arg.arg for arg in args.args]
        self.required = len(self.args) - len(args.defaults)
        self.keyword_only = [arg.arg for arg in args.kwonlyargs]
        self.any_number = args.vararg is not None
        # In Loop, which has no instances, functions have no self.
        self.owner = owner if owner and self.args[:1] == ["self"] else None
        if self.owner:
            self.args, self.required = self.args[1:], self.required - 1


def public(name):
    return name in INTERNAL or not name.startswith("_")


def callables(tree):
    """Those of upstream's asyncio."""
    for module in MODULES:
        source = ast.parse((tree / "extmod/asyncio" / (module + ".py")).read_text())
        methods = {}
        # ThreadSafeFlag stands in a try.
        nodes = [node for top in source.body for node in (top.body if isinstance(top, ast.Try) else [top])]
        for node in nodes:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and public(node.name):
                methods[node.name] = node
                yield Callable("%s.%s" % (module, node.name), node)
            elif isinstance(node, ast.ClassDef) and public(node.name) and node.name != "SingletonGenerator":
                for item in node.body:
                    if not isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
                        continue
                    methods["%s.%s" % (node.name, item.name)] = item
                    if public(item.name):
                        yield Callable("%s.%s.%s" % (module, node.name, item.name), item, node.name)
                    elif item.name == "__init__" and node.name in OBJECTS:
                        made = Callable("%s.%s" % (module, node.name), item, node.name)
                        made.owner = None
                        yield made
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
                # Stream.aclose = Stream.wait_closed
                name = ast.unparse(node.targets[0])
                yield Callable("%s.%s" % (module, name), methods[ast.unparse(node.value)], name.split(".")[0])


def value(name):
    return ARGUMENTS[name]


def ways(function):
    """(what, arguments, whether they are refused)"""
    names, must = function.args, function.required
    by_place = [value(name) for name in names]
    by_name = ["%s=%s" % (name, value(name)) for name in names]
    if function.any_number:
        yield "none", [], False
        yield "keyword", ["nop()"] + ["%s=True" % name for name in function.keyword_only], False
        yield "wrong name", ["nop()", "bogus=1"], True
        return
    yield "by position", by_place, False
    if must < len(names):
        yield "without defaults", by_place[:must], False
    if function.name not in TAKE_MORE:
        yield "too many", by_place + ["0"], True
    if function.name in BY_POSITION:
        return
    if must and function.name not in TAKE_LESS:
        yield "too few", by_place[: must - 1], True
    yield "wrong name", by_place[:must] + ["bogus=1"], True
    if not names:
        return
    yield "by name", by_name, False
    yield "mixed", by_place[:1] + by_name[1:], False
    yield "backwards", by_name[::-1], False
    yield "twice", by_place + by_name[:1], True
    if must < len(names):
        yield "by name, without defaults", by_name[:must], False
        for i in range(must, len(names)):
            yield "by name, with " + names[i], by_place[:must] + [by_name[i]], False
    if must and function.name not in TAKE_LESS:
        yield "by name, too few", by_name[1:], True


def calls(function):
    """(what, a call as text, whether it is refused)"""
    path = "asyncio." + function.name
    for way, args, refused in ways(function):
        if not refused and function.name in NOT_CALLED:
            continue
        what = "%s: %s" % (function.name, way)
        text = ", ".join(args)
        if function.owner is None:
            yield what, "%s(%s)" % (path, text), refused
            continue
        owner, method = path.rsplit(".", 1)
        if function.owner == "IOQueue":
            yield what, "%s.%s(%s)" % (IO_QUEUE, method, text), refused
            continue
        made = OBJECTS[function.owner]
        yield what, "made(%s%s).%s(%s)" % (owner, made, method, text), refused
        if function.name in BY_POSITION:
            continue
        for kind, of in (("by its class", owner), ("by its class, for a subclass", "type('Sub', (%s,), {})" % owner)):
            yield "%s, %s" % (what, kind), "%s(%s)" % (path, ", ".join(["made(%s%s)" % (of, made)] + args)), refused


def main():
    tree, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    lines = []
    for function in callables(tree):
        if function.name not in LEFT_OUT:
            for what, text, refused in calls(function):
                lines.append("    call(%r, %r, lambda: %s)" % (what, refused, text))
    with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
        script.write(SCRIPT % "\n".join(lines))
        script.flush()
        # The default exception handler prints.
        done = subprocess.run([program, script.name], stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        print(done.stderr, end="")
    sys.exit(done.returncode)


main()
