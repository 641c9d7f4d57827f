#!/usr/bin/env python3
"""circles.py OBJECTS: no file imports one that, in the end, imports it.

Rust, in src/: what `use` names, and paths of the crate in the code. `mod.rs` and `lib.rs` list their rooms and do not count; what
one re-exports counts as the file that it comes from.
C, in micropython_glue/: an object that needs a symbol imports the one that defines it. OBJECTS is the folder of the
objects of a build that has all of them (build/unix/obj/micropython_glue).
"""

import collections
import pathlib
import re
import subprocess
import sys

SRC = pathlib.Path("src")
# Imports that are let pass, each with its reason. One that is no longer part of a circle has to go.
ALLOWED = {
    ("api/state.rs", "api/io/waits.rs"): "the collector's root holds the streams' waits",
    ("api/state.rs", "api/time/sleep.rs"): "the collector's root holds the shared sleep",
    ("door/function.c", "module/package.c"): "a method has the number of its type, which takes less flash than a pointer",
    ("tasks/future.c", "tasks/gather.c"): "a gather is a Future, which ua_vm_as_task knows",
    ("tasks/print.c", "tasks/gather.c"): "a Task's repr has the Future that it waits for: ua_vm_as_task knows",
    ("door/exceptions.c", "tasks/exception_group.c"): "a native module has exceptions.c of its own, as types of exceptions are no constants there",
}

USE = re.compile(r"^\s*(?:pub(?:\([^)]*\))?\s+)?use\s+(.*?);", re.M | re.S)
PATH = re.compile(r"\b(?:crate|super)(?:::\w+)+")


def leaves(tree):
    """The paths of a `use` tree: a::{b, c::d} are a::b and a::c::d."""
    tree = re.sub(r"\s+", "", re.sub(r"\s+as\s+\w+", "", tree))
    head, brace, rest = tree.partition("{")
    if not brace:
        return [head]
    depth, item, items = 0, "", []
    for c in rest[: rest.rindex("}")]:
        depth += {"{": 1, "}": -1}.get(c, 0)
        if c == "," and depth == 0:
            items.append(item)
            item = ""
        else:
            item += c
    return [head + leaf for each in items + [item] if each for leaf in leaves(each)]


def module_of(path):
    """The path of a file's module: ["api", "tasks", "task"]."""
    parts = list(path.relative_to(SRC).with_suffix("").parts)
    return parts[:-1] if parts[-1] in ("mod", "lib") else parts


def absolute(path, module):
    """The parts of a path, from the crate on, or None where it is of another crate."""
    parts = path.split("::")
    if parts[0] == "self":
        return module + parts[1:]
    up = 0
    while parts and parts[0] == "super":
        parts, up = parts[1:], up + 1
    if up:
        return module[: len(module) - up] + parts
    return parts[1:] if parts[0] == "crate" else None


def rust():
    """{file: the files that it imports}"""
    files = {tuple(module_of(path)): path for path in sorted(SRC.rglob("*.rs"))}
    lists = {module for module, path in files.items() if path.name in ("mod.rs", "lib.rs")}
    again = {}
    for module in lists:
        for tree in re.findall(r"^pub(?:\([^)]*\))? use (.*?);", files[module].read_text(), re.M | re.S):
            for leaf in leaves(tree):
                parts = leaf.split("::")
                again[(*module, parts[-1])] = (*module, *parts) if parts[0] != "crate" else tuple(parts[1:])

    def is_room(parts):
        """Whether a `use` names a room as a whole, so that what it is used for does not show."""
        return tuple(parts) in lists or parts[-1] in ("*", "self") and tuple(parts[:-1]) in lists

    def file_of(parts):
        parts = again.get(tuple(parts), tuple(parts))
        for length in range(len(parts), 0, -1):
            if parts[:length] in again:
                return file_of(again[parts[:length]])
            if parts[:length] in files:
                return None if parts[:length] in lists else files[parts[:length]]
        return None

    graph = collections.defaultdict(set)
    for module, path in files.items():
        if module in lists:
            continue
        text = re.sub(r"//.*", "", path.read_text())
        used = [leaf for tree in USE.findall(text) for leaf in leaves(tree)]
        used += PATH.findall(USE.sub("", text))
        for name in used:
            parts = absolute(name, list(module))
            if parts and is_room(parts):
                sys.exit(f"{path}: imports the room {name}: name the file")
            target = parts and file_of(parts)
            if target and target != path:
                graph[str(path.relative_to(SRC))].add(str(target.relative_to(SRC)))
    return graph


def c(folder):
    """{object: the objects whose symbols it needs}"""
    defined, needed = {}, {}
    lists = [line.split("#")[0].strip() for file in pathlib.Path("micropython_glue").glob("*.list") for line in file.open()]
    for path in sorted(folder.rglob("*.o")):
        name = str(path.relative_to(folder).with_suffix(".c"))
        if name not in lists:
            continue  # of a file that is no more
        out = subprocess.run(["nm", path], capture_output=True, text=True, check=True).stdout
        symbols = [line.split()[-2:] for line in out.splitlines()]
        needed[name] = {symbol for kind, symbol in symbols if kind == "U"}
        defined.update({symbol: name for kind, symbol in symbols if kind.isupper() and kind != "U"})
    assert defined, f"no objects in {folder}: make unix builds them"
    return {name: {defined[s] for s in symbols if s in defined and defined[s] != name} for name, symbols in needed.items()}


def circles(graph):
    """The sets of files that reach each other."""
    def reach(start):
        found, stack = set(), [start]
        while stack:
            for other in graph.get(stack.pop(), ()):
                if other not in found:
                    found.add(other)
                    stack.append(other)
        return found

    reached = {file: reach(file) for file in graph}
    groups = {frozenset({other for other in others if file in reached.get(other, ())}) for file, others in reached.items() if file in others}
    return sorted(sorted(group) for group in groups)


def main():
    failed = 0
    for graph in (rust(), c(pathlib.Path(sys.argv[1]))):
        found = circles(graph)
        for (here, there), reason in ALLOWED.items():
            if there in graph.get(here, ()):
                if not any(here in group and there in group for group in found):
                    print(f"{here} -> {there}: no circle any more, so it need not be allowed ({reason})")
                    failed += 1
                graph[here].discard(there)
        for group in circles(graph):
            failed += 1
            print("a circle: " + ", ".join(group))
            for file in group:
                print(f"    {file} imports " + ", ".join(sorted(graph[file] & set(group))))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
