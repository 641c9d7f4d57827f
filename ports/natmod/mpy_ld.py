#!/usr/bin/env python3
"""mpy_ld.py MPY_DIR ARGS...: MicroPython's tools/mpy_ld.py, with what it lacks.

R_ARM_GOT_PREL: how LLVM fetches the address of a variable, by the distance from the instruction to its entry in the table of addresses.
Versions up to 1.26 know R_ARM_GOT_BREL alone, GCC's way, by the entry's place in that table.
"""

import struct
import sys

sys.path.insert(0, f"{sys.argv.pop(1)}/tools")
import mpy_ld  # noqa: E402

R_ARM_GOT_PREL = 96


def main() -> None:
    for arch in mpy_ld.ARCH_DATA.values():
        if arch.name == "EM_ARM" and R_ARM_GOT_PREL not in arch.arch_got:
            arch.arch_got += (R_ARM_GOT_PREL,)
    relocate = mpy_ld.do_relocation_text

    def relocate_text(env, text_addr, r):
        if env.arch.name != "EM_ARM" or r["r_info_type"] != R_ARM_GOT_PREL:
            relocate(env, text_addr, r)
            return
        place = text_addr + r["r_offset"]
        entry = env.got_section.addr + env.got_entries[r.sym.name].offset
        (addend,) = struct.unpack_from("<i", env.full_text, place)
        struct.pack_into("<i", env.full_text, place, entry + addend - place)

    mpy_ld.do_relocation_text = relocate_text
    mpy_ld.main()


main()
