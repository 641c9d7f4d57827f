#!/usr/bin/env python3
"""config.py NAMES_H MPY_DIR < PREPROCESSED: the header that gives each name (MP_QSTR_x) its number in a native module.

The names are those in the preprocessed C, so that those which macros paste together are among them. A name that is the same number in
every firmware has that; the others are indices into mp_native_qstr_table, with a bit that says so. A line of its own form tells mpy_ld.py
which names to fill the table with, in that order.
"""

import re
import sys


def main() -> None:
    out, mpy_dir = sys.argv[1:]
    sys.path.insert(0, f"{mpy_dir}/py")
    import makeqstrdata

    static = [makeqstrdata.qstr_escape(s) for s in makeqstrdata.static_qstr_list]
    names = set(re.findall(r"\bMP_QSTR_(\w*)", sys.stdin.read())) - {""}
    dynamic = sorted(names - set(static))
    lines = ["// Made by config.py."]
    lines += [f"#define MP_QSTR_{name} ({number})" for number, name in enumerate(static, 1) if name in names]
    for index, name in enumerate(dynamic, 1):
        lines.append(f"// #define MP_QSTR_{name} (mp_native_qstr_table[{index}])")
        lines.append(f"#define MP_QSTR_{name} (0x8000 | {index})")
    with open(out, "w", encoding="utf-8") as header:
        header.write("\n".join(lines) + "\n")


main()
