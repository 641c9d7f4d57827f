#!/usr/bin/env python3
"""size.py MAP...: what the module takes in firmwares, by their linkers' maps: its C files and its Rust library.

Counted is what ends up in the firmware, after the linker has dropped what nobody calls. Not counted are the C compiler's and
MicroPython's own functions that the module is the only one to call, and its names in MicroPython's table of strings: the
MICROBIT's firmware as a whole is 1.9 KB larger by these (192372 bytes of text against 174452 without the module).
"""

import re
import sys

OURS = re.compile(r"(micropython_glue/[^/]*\.o|micropython_glue/[^/]*\.obj|libuasyncio\.a\(.*\)|uasyncio_rust\.o)$")
# An input section: its name, address, size and file, of which a long name stands on a line of its own.
SECTION = re.compile(r"^ (\.[\w.$]+)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+) (.+)$", re.M)
KINDS = (("text", r"\.(text|rodata|srodata|ARM\.ex|time_critical)"), ("data", r"\.s?data"), ("bss", r"\.s?bss|COMMON"))


def sizes(map_path):
    text = open(map_path).read()
    text = text[text.index("Linker script and memory map"):]
    text = re.sub(r"^( \.[\w.$]+)\n\s+", r"\1 ", text, flags=re.M)
    total = dict.fromkeys(("text", "data", "bss"), 0)
    for name, address, size, file in SECTION.findall(text):
        # What the linker drops, and debugging information, have the address 0; the flash of a Cortex-M0 has it too, where the
        # vectors are.
        if not OURS.search(file) or int(address, 16) == 0:
            continue
        for kind, pattern in KINDS:
            if re.match(pattern, name):
                total[kind] += int(size, 16)
    return total


print("%-34s %7s %7s %7s %9s %7s" % ("", "text", "data", "bss", "flash", "RAM"))
for path in sys.argv[1:]:
    s = sizes(path)
    board = path.removeprefix("build/").removesuffix("/firmware.map")
    print("%-34s %7d %7d %7d %9d %7d" % (
        board, s["text"], s["data"], s["bss"], s["text"] + s["data"], s["data"] + s["bss"]))
