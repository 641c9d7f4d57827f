#!/usr/bin/env python3
"""mpy_ld.py MPY_DIR ARGS...: MicroPython's tools/mpy_ld.py, with what it lacks.

R_ARM_GOT_PREL: how LLVM fetches the address of a variable, by the distance from the instruction to its entry in the table of addresses.
Versions up to 1.26 know R_ARM_GOT_BREL alone, GCC's way, by the entry's place in that table.

R_XTENSA_NONE: what the assembler leaves where it has made an instruction shorter.

A literal of Xtensa that is the address of a part of a variable: it is taken as an address in the variable's section.
"""

import struct
import sys

sys.path.insert(0, f"{sys.argv.pop(1)}/tools")
import mpy_ld  # noqa: E402

R_ARM_GOT_PREL = 96
R_XTENSA_NONE = 0


class InSection:
    """A symbol for a section, for mpy_ld."""

    def __init__(self, section):
        self.section, self.name = section, section.name
        self.entry = {"st_info": {"type": "STT_SECTION", "bind": "STB_LOCAL"}, "st_value": 0}

    def __getitem__(self, key):
        return self.entry[key]


def parts_of_variables(literals):
    data = bytearray(literals.data)
    for r in literals.reloc:
        (offset,) = struct.unpack_from("<I", data, r["r_offset"])
        if offset != 0 and r.sym.entry["st_info"]["type"] != "STT_SECTION":
            struct.pack_into("<I", data, r["r_offset"], offset + r.sym["st_value"])
            r.sym = InSection(r.sym.section)
    literals.data = bytes(data)


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

    load = mpy_ld.load_object_file

    def load_object_file(env, *args):
        load(env, *args)
        if env.arch.name == "EM_XTENSA":
            for section in env.sections + env.literal_sections:
                section.reloc = [r for r in section.reloc if r["r_info_type"] != R_XTENSA_NONE]
            for section in env.literal_sections:
                parts_of_variables(section)

    mpy_ld.do_relocation_text = relocate_text
    mpy_ld.load_object_file = load_object_file
    mpy_ld.main()


main()
