"""What lies where in a firmware: from the linker's map and the symbols of its ELF file."""

import bisect
import collections
import re
import subprocess

Piece = collections.namedtuple("Piece", "address size section file")

# A section of an input file; long names push the numbers onto the next line.
INPUT = re.compile(r"^ (\.[\w.$*-]+|COMMON)\s+0x0*([0-9a-f]+)\s+0x([0-9a-f]+)\s+(\S.*)$")
# Where the linker merges equal strings, the first file with one gets all of them; its own share follows on the next line.
BEFORE = re.compile(r"^ +0x([0-9a-f]+) \(size before relaxing\)$")
# Sections that take flash, RAM, or both.
FLASH = (".text", ".literal", ".rodata", ".srodata", ".ARM.ex")
BOTH = (".data", ".sdata", ".time_critical")
RAM = (".bss", ".sbss", "COMMON")


def pieces(path):
    """The input sections that the linker kept, by address."""
    text = open(path).read()
    text = text[text.index("Linker script and memory map"):]
    text = re.sub(r"^( (?:\.[\w.$*-]+|COMMON))\n +0x", r"\1 0x", text, flags=re.M)
    found = []
    lines = text.splitlines()
    for line, following in zip(lines, lines[1:] + [""]):
        match = INPUT.match(line)
        if match and int(match[3], 16) and int(match[2], 16):
            size, before = int(match[3], 16), BEFORE.match(following)
            found.append(Piece(int(match[2], 16), min(size, int(before[1], 16)) if before else size, match[1], match[4]))
    return sorted(found)


def room(file):
    """Which part of the firmware a file belongs to."""
    if "libuasyncio.a" in file or "uasyncio_rust.o" in file:
        return "Rust"
    if "/micropython_glue/" in file:
        return "C glue"
    if "/tests/bench/limit/" in file:
        return "limit"
    if "modasyncio" in file:
        return "modasyncio.c"
    if re.search(r"/py/|/py_|frozen_content|shared/runtime|extmod/", file):
        return "MicroPython"
    if re.search(r"libgcc|libc|libm|newlib|pico_mem_ops|pico_divider|memcpy|pico_float|pico_int64", file):
        return "C library"
    return "port and SDK"


def sizes(path):
    """{room: (flash, static RAM)} in bytes."""
    flash, ram = collections.Counter(), collections.Counter()
    for piece in pieces(path):
        name = room(piece.file)
        if piece.section.startswith(FLASH + BOTH):
            flash[name] += piece.size
        if piece.section.startswith(BOTH + RAM):
            ram[name] += piece.size
    return {name: (flash[name], ram[name]) for name in flash | ram}


def files(path):
    """{C file of the glue, or "Rust": (code, constants)} in bytes of flash."""
    found = collections.defaultdict(lambda: [0, 0])
    for piece in pieces(path):
        name = room(piece.file)
        if name in ("Rust", "C glue") and piece.section.startswith(FLASH + BOTH):
            match = re.search(r"/micropython_glue/(.*\.c)\.o", piece.file)
            found[match[1] if match else name][not piece.section.startswith(".text")] += piece.size
    return {name: tuple(both) for name, both in found.items()}


def module(path):
    """(flash, static RAM) of the module in bytes."""
    rooms = sizes(path)
    return tuple(sum(rooms[room][index] for room in ("Rust", "C glue") if room in rooms) for index in (0, 1))


class Symbols:
    """The functions of an ELF file, and which room each lies in."""

    def __init__(self, elf, map_file, nm="arm-none-eabi-nm"):
        table = subprocess.run([nm, "-n", "-C", elf], check=True, capture_output=True, text=True).stdout
        names = {}
        for line in table.splitlines():
            match = re.match(r"([0-9a-f]+) ([tTwWrRdD]) (.*)", line)
            if match and not match[3].startswith("$"):
                names[int(match[1], 16)] = match[3]
        self.starts = sorted(names)
        self.names = names
        self.pieces = pieces(map_file)
        self.piece_starts = [p.address for p in self.pieces]

    def name(self, address):
        at = bisect.bisect_right(self.starts, address) - 1
        return self.names[self.starts[at]] if at >= 0 else "?"

    def room(self, address):
        at = bisect.bisect_right(self.piece_starts, address) - 1
        if at >= 0 and address < self.pieces[at].address + self.pieces[at].size:
            return room(self.pieces[at].file)
        return "boot ROM" if address < 0x4000 else "port and SDK"

    def address(self, name):
        for address, known in self.names.items():
            if known == name:
                return address
        raise KeyError(name)
