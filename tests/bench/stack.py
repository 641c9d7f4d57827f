"""The deepest stack of each entry into the module on a Cortex-M0, from its machine code.

Each function's frame is what it pushes and subtracts; its callees are its `bl`s. Counted are the module's own functions, C and
Rust, down to where MicroPython is called. Calls through pointers do not show, and the module makes none of its own.
"""

import functools
import re
import subprocess

from firmware_map import Symbols

LABEL = re.compile(r"^([0-9a-f]{8}) <(.*)>:$")
CALL = re.compile(r"\tb(?:l|\.n|\.w)?\t([0-9a-f]+) <")
PUSH = re.compile(r"\tpush\t\{(.*)\}")
SUB = re.compile(r"\tsub\tsp, #(\d+)")


def functions(elf):
    """{address: (frame, callees)}"""
    text = subprocess.run(["arm-none-eabi-objdump", "-d", elf], check=True, capture_output=True, text=True).stdout
    found, frame, callees, start = {}, 0, set(), None
    for line in text.splitlines():
        label = LABEL.match(line)
        if label:
            if start is not None:
                found[start] = (frame, callees)
            start, frame, callees = int(label[1], 16), 0, set()
            continue
        push, sub, call = PUSH.search(line), SUB.search(line), CALL.search(line)
        if push:
            frame += 4 * registers(push[1])
        elif sub:
            frame += int(sub[1])
        elif call:
            callees.add(int(call[1], 16))
    found[start] = (frame, callees)
    return found


def registers(text):
    count = 0
    for part in text.split(", "):
        ends = re.findall(r"r(\d+)", part)
        count += int(ends[1]) - int(ends[0]) + 1 if len(ends) == 2 else 1
    return count


def deepest(folder):
    """{entry: bytes}, the deepest first."""
    symbols = Symbols(folder + "/firmware.elf", folder + "/firmware.map")
    code = functions(folder + "/firmware.elf")
    ours = {a for a in code if symbols.room(a) in ("Rust", "C glue")}

    @functools.lru_cache(None)
    def depth(address):
        frame, callees = code[address]
        return frame + max((depth(c) for c in callees if c in ours and c != address), default=0)

    entries = {symbols.name(a): depth(a) for a in ours if symbols.name(a).startswith("ua_") and not symbols.name(a).startswith("ua_vm_")}
    return dict(sorted(entries.items(), key=lambda item: -item[1]))
