#!/usr/bin/env python3
"""boards.py: reads boards.list, the one table of ports, boards, compilers and versions.

    boards.py boards [--port PORT] [--tried WORD]...   names of boards, those of the port, those that are tried so
    boards.py flags BOARD                              the flags of MicroPython's make for it
    boards.py variants                                 unix' other builds: name, what is tried, flags; a line each
    boards.py pinned NAME                              the version of what common/versions.list calls so
    boards.py targets                                  Rust targets, and the C compiler of each; a line each
    boards.py emulator BOARD                           the command that runs its firmware
    boards.py help                                     the boards, for `make help`
    boards.py readme                                   README's table; with --check README.md it exits with an error where that differs
"""

import argparse
import collections
import pathlib
import sys

LIST = pathlib.Path(__file__).parent / "boards.list"
VERSIONS = LIST.parent / "common/versions.list"

Version = collections.namedtuple("Version", "number source tried")
Target = collections.namedtuple("Target", "triple chips compiler")
Board = collections.namedtuple("Board", "port name triple what versions tried emulator flags")
KINDS = {"version": Version, "target": Target, "board": Board}

# What a word of a board's column "tried" is: in README's words. Boards of unix are builds of that port.
TRIED = {
    "unix": "all of `make test` that needs no board",
    "scripts": "`tests/scripts`",
    "hello": "`examples/hello.py`",
    "refused": "the compiler says which setting is missing",
    "device": "device tests, upstream's 28 and 32 of ours",
    "firmware": "built and linked; not run, as no emulator was found",
    "consumer": "the archive linked; the cmake fragment, in a project that stands in for ESP-IDF",
    "archive": "the archive linked",
}
# qemu's time is a count of instructions: what a test measures is the same on a busy machine.
QEMU = "-icount shift=0,sleep=off -display none -monitor none -serial pty -semihosting -kernel".split()
BEGIN, END = "<!-- ports/boards.py readme -->\n", "<!-- end of boards.py's -->\n"


def rows(kind):
    """The rows of that kind, in the order of the list."""
    for number, line in enumerate(LIST.read_text().splitlines(), 1):
        cells = [cell.strip() for cell in line.split("|")]
        if not line or line.startswith("#") or cells[0] != kind:
            continue
        if len(cells) - 1 != len(KINDS[kind]._fields):
            sys.exit("%s:%d: %d columns, not %d" % (LIST, number, len(cells) - 1, len(KINDS[kind]._fields)))
        yield KINDS[kind](*cells[1:])


def board(name):
    for row in rows("board"):
        if row.name == name:
            return row
    sys.exit("boards.list has no board %s" % name)


def boards(port=None, tried=()):
    return [row for row in rows("board") if port in (None, row.port) and (not tried or word(row) in tried)]


def word(row):
    return row.tried.split(",")[0]


def firmware(row):
    """Where make puts it."""
    return "build/%s/%s/firmware.%s" % (row.port, row.name, "uf2" if row.port == "rp2" else "elf")


def command(row, python=sys.executable):
    """What runs a firmware, whose path is to follow, with a serial line at a pty."""
    words = row.emulator.split()
    # One in Python is run as this project wants it by what has its name in tests/device/runner.
    return words + QEMU if words[0].startswith("qemu-") else [python, "-m", "runner." + words[0], *words[1:]]


def compiler(row):
    for target in rows("target"):
        if target.triple == row.triple:
            return target.compiler.split()[0].replace("xtensa", "xtensa-*-elf-gcc")
    sys.exit("boards.list has no target %s, which %s names" % (row.triple, row.name))


def pinned(name):
    """Upstream's version of what versions.list calls so."""
    for line in VERSIONS.read_text().splitlines():
        cells = line.split()
        if cells[:1] == [name]:
            return cells[4].split("+")[0].split("-")[0]
    sys.exit("versions.list has no %s" % name)


def verify():
    """The list holds together, and with versions.list."""
    versions = {version.number: version.source for version in rows("version")}
    for number, source in versions.items():
        if not (LIST.parent.parent / source).is_dir() and pinned(source) != number:
            sys.exit("boards.list says %s, versions.list pins %s" % (number, pinned(source)))
    for row in rows("board"):
        compiler(row)
        if not set(row.versions.split(", ")) <= set(versions) or word(row) not in TRIED:
            sys.exit("boards.list: the row of %s names a version or a word that is not known" % row.name)


def readme():
    verify()
    yield "| MicroPython | tried with it |"
    yield "|---|---|"
    for version in rows("version"):
        yield "| %s | %s |" % (version.number, version.tried)
    yield ""
    yield "| board | what it is | Rust target | C compiler | MicroPython | on | tried |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows("board"):
        on = row.emulator.split()[0].split("-")[0] if row.emulator else "this machine" if row.port == "unix" else "-"
        yield "| %s `%s` | %s | `%s` | `%s` | %s | %s | %s |" % (
            row.port, row.name, row.what, row.triple, compiler(row), row.versions, on, TRIED[word(row)])


def check(path):
    """README has the table as it is."""
    text = path.read_text()
    expected = BEGIN + "\n" + "\n".join(readme()) + "\n\n" + END
    if expected not in text:
        sys.exit("%s: its table of boards is not that of ports/boards.list; ports/boards.py readme --write %s mends it" % (path, path))


def write(path):
    head, rest = path.read_text().split(BEGIN)
    path.write_text(head + BEGIN + "\n" + "\n".join(readme()) + "\n\n" + END + rest.split(END)[1])


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sub = commands.add_parser("boards")
    sub.add_argument("--port")
    sub.add_argument("--tried", action="append", choices=TRIED, default=[])
    for name in ("flags", "emulator"):
        commands.add_parser(name).add_argument("board")
    commands.add_parser("pinned").add_argument("name")
    for name in ("variants", "targets", "help"):
        commands.add_parser(name)
    sub = commands.add_parser("readme")
    sub.add_argument("--check", type=pathlib.Path)
    sub.add_argument("--write", type=pathlib.Path)
    args = parser.parse_args()

    if args.command == "boards":
        print(*(row.name for row in boards(args.port, args.tried)))
    elif args.command == "flags":
        print(board(args.board).flags)
    elif args.command == "emulator":
        print(*command(board(args.board), "python3"))
    elif args.command == "pinned":
        print(pinned(args.name))
    elif args.command == "variants":
        for row in boards("unix"):
            if row.tried != "unix":
                print(row.name, row.tried, row.flags)
    elif args.command == "targets":
        for target in rows("target"):
            print(target.triple, target.compiler)
    elif args.command == "help":
        for port in dict.fromkeys(row.port for row in rows("board")):
            if port != "unix":
                print("  %-40s" % ("make %s BOARD=" % port), *(row.name for row in boards(port)))
    elif args.check:
        check(args.check)
    elif args.write:
        write(args.write)
    else:
        print("\n".join(readme()))


if __name__ == "__main__":
    main()
