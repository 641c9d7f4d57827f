#!/usr/bin/env python3
"""extract.py TESTS OUT: a script for each test method of CPython's test_asyncio.

    extract.py build/src/cpython-3.13-tests/usr/lib/python3.13/test/test_asyncio build/cpython/3.13

TESTS has CPython's files, of which FILES are looked at. A script, OUT/FILE/CLASS.METHOD.py, has what its method needs and no more: the
method, unmodified, with what of its class and of the file it uses, found by their names. What the file imports comes from
tests/cpython/lib. What is left out says excluded.list.

A method that several classes inherit is one test: CLASS is where it is written.
"""

import ast
import fnmatch
import pathlib
import shutil
import sys
import textwrap

HERE = pathlib.Path(__file__).parent
FILES = ("locks", "queues", "taskgroups", "timeouts", "waitfor", "tasks", "futures", "runners", "streams", "sock_lowlevel", "threads",
         "base_events")
# Of a class these are used without being named.
ALWAYS = ("setUp", "tearDown", "asyncSetUp", "asyncTearDown")
# CPython tries most things on several implementations of Task, Future and the loop. Here there is one of each.
INSTEAD = {
    "BaseTaskTests": ("Task", "Future", "new_task", "new_future", "setUp", "current_task"),
    "BaseFutureTests": ("cls", "_new_future"),
    "BaseFutureDoneCallbackTests": ("_new_future", "run_briefly"),
    "BaseCurrentLoopTests": ("current_task", "new_task"),
    # CPython's has a mock in the place of what waits; here the loop is whole.
    "BaseEventLoopTests": ("setUp",),
    # Of the runners.
    "BaseTest": ("new_loop", "setUp", "tearDown"),
    "GatherTestsBase": ("setUp", "_run_loop"),
    "BaseSockTestsMixin": ("create_event_loop",),
}
HEAD = """\
# Written by tests/cpython/extract.py from CPython's {file}: of which see the licence there.
import unittest
from support import *

"""


def names_in(node):
    """Every name that is used in it, by itself or as an attribute."""
    for child in ast.walk(node):
        if isinstance(child, ast.Name):
            yield child.id
        elif isinstance(child, ast.Attribute):
            yield child.attr


def defined_by(node):
    """The names that a statement of a file or of a class defines."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            for child in ast.walk(target):
                if isinstance(child, ast.Name):
                    yield child.id


class File:
    def __init__(self, path):
        tree = ast.parse(path.read_text())
        # What depends on the platform stands in an `if`.
        self.body = [node for top in tree.body for node in (top.body + top.orelse if isinstance(top, ast.If) else [top])]
        # By the name they define.
        self.found = {name: node for node in self.body for name in defined_by(node)}
        self.classes = {node.name: node for node in self.body if isinstance(node, ast.ClassDef)}

    def bases(self, cls):
        """Those of this file."""
        return [self.classes[base.id] for base in cls.bases if isinstance(base, ast.Name) and base.id in self.classes]

    def line(self, cls):
        """The class and those of this file that it derives from, nearest first."""
        line = [cls]
        for base in self.bases(cls):
            line += [each for each in self.line(base) if each not in line]
        return line

    def is_test_case(self, cls):
        return any(ast.unparse(base).endswith("TestCase") for each in self.line(cls) for base in each.bases)

    def concrete(self, cls):
        """The class itself, or the first that inherits from it and can be run."""
        if self.is_test_case(cls):
            return cls
        return next((each for each in self.classes.values() if cls in self.line(each) and self.is_test_case(each)), None)

    def tests(self):
        for cls in self.classes.values():
            run = self.concrete(cls)
            for node in cls.body if run else []:
                if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test"):
                    yield cls, node, run

    def script(self, test, run):
        """What is to be run for the test."""
        line = self.line(run)
        members = {}
        for cls in line:
            for node in cls.body:
                for name in defined_by(node):
                    if not any(name in INSTEAD.get(each.name, ()) for each in line):
                        members.setdefault(name, []).append(node)
        used = [test] + [node for name in ALWAYS for node in members.get(name, [])]
        statements, seen = [], set()
        # Of the file: not the classes of the line, of which only what is used is written.
        for node in used:
            for name in names_in(node):
                if name in seen:
                    continue
                seen.add(name)
                used += [node for node in members.get(name, []) if node not in used]
                own = self.found.get(name)
                if own is not None and own not in line and own not in statements:
                    statements.append(own)
                    used.append(own)
        statements.sort(key=lambda node: node.lineno)
        parts = [ast.unparse(node) for node in statements]
        # One class below the other, in the order of inheritance: MicroPython's super() looks at the bases of its class alone.
        below = next(ast.unparse(base) for cls in line for base in cls.bases if ast.unparse(base).endswith("TestCase"))
        for cls in reversed(line):
            if cls.name in INSTEAD:
                below = "own_%s(%s)" % (cls.name, below)
            body = "\n\n".join(ast.unparse(node) for node in cls.body if node in used) or "pass"
            parts.append("class %s(%s):\n%s" % (cls.name, below, textwrap.indent(body, "    ")))
            below = cls.name
        parts.append("unittest.run(%s, %r)" % (run.name, test.name))
        return "\n\n".join(parts) + "\n"


def listed(name):
    """(pattern, reason)"""
    for number, text in enumerate((HERE / name).read_text().splitlines(), 1):
        text = text.partition("#")[0].strip()
        if text:
            pattern, _, reason = text.partition(" ")
            if not reason.strip():
                sys.exit("%s:%d: no reason" % (name, number))
            yield pattern, reason.strip()


def main():
    tests, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    shutil.rmtree(out, ignore_errors=True)
    left_out = list(listed("excluded.list"))
    counts = []
    for name in FILES:
        path = tests / ("test_%s.py" % name)
        file = File(path)
        folder = out / path.stem
        folder.mkdir(parents=True)
        all_of_it = 0
        for cls, test, run in file.tests():
            all_of_it += 1
            called = "%s/%s.%s" % (path.stem, cls.name, test.name)
            if not any(fnmatch.fnmatchcase(called, pattern) or fnmatch.fnmatchcase(out.name + "/" + called, pattern) for pattern, _ in left_out):
                (folder / ("%s.%s.py" % (cls.name, test.name))).write_text(HEAD.format(file=path.name) + file.script(test, run))
        counts.append("%s %d" % (path.stem, all_of_it))
    (out / "counts").write_text("\n".join(counts) + "\n")


if __name__ == "__main__":
    main()
