#!/usr/bin/env python3
"""size.py MAP...: what the module takes in firmwares, by their linkers' maps: its C files and its Rust library.
size.py --files MAP: which of them takes how much, the largest first.

Counted is what ends up in the firmware, after the linker has dropped what nobody calls. Not counted are the C compiler's and
MicroPython's own functions that the module is the only one to call, and its names in MicroPython's table of strings: the
MICROBIT's firmware as a whole is 1.9 KB larger by these (192332 bytes of text against 174452 without the module).
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "bench"))

from firmware_map import files, module

if sys.argv[1] == "--files":
    print("%-34s %9s %9s" % ("", "code", "constants"))
    for name, (code, constants) in sorted(files(sys.argv[2]).items(), key=lambda item: -sum(item[1])):
        print("%-34s %9d %9d" % (name, code, constants))
    sys.exit()
print("%-34s %9s %7s" % ("", "flash", "RAM"))
for path in sys.argv[1:]:
    board = path.removeprefix("build/").removesuffix("/firmware.map")
    print("%-34s %9d %7d" % (board, *module(path)))
