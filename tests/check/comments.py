#!/usr/bin/env python3
"""comments.py: the rules on comments and file sizes, for what no compiler checks.

Rust, in src/:
- a `// SAFETY:` comment stands above every unsafe block and unsafe impl;
- where such a block calls C (`ffi::f(..)`), an `// EXCEPTION:` comment there says what the call may raise.
C, in micropython_glue/ and ports/: no commented-out code.
A source file above 300 lines is worth a hard look: said, but no failure.
"""

import pathlib
import re
import sys

UNSAFE = re.compile(r"\bunsafe\s*(\{|impl\b)|\bunsafe\s*$")
FFI_CALL = re.compile(r"\bffi::\w+\s*\(")
# A line of C in a comment: it ends as a statement or a block does, or is a preprocessor's.
C_CODE = re.compile(r"^\s*(//|\*)?\s*(#\s*(if|endif|include|define)\b|[^'\"]*[\w)\]]\s*[;{]\s*$|\}\s*$)")
LONG = 300


def comment_above(lines, number):
    """The comment lines directly above a line, and above the lines of the statement that it continues."""
    found = []
    number -= 1
    while number >= 0:
        text = lines[number].strip()
        if text.startswith(("//", "#[")):
            found.append(text)
        elif found or not text or text.endswith((";", "}", "{", ",")) and not text.startswith("let "):
            break
        number -= 1
    return " ".join(found)


def block_at(lines, number, column):
    """The code of the block whose brace is the first one from there on."""
    text = "\n".join([lines[number][column:]] + [line.split("//")[0] for line in lines[number + 1 :]])
    start = text.find("{")
    depth = 0
    for end in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return text[start : end + 1]
    return text[start:]


def check_rust(_path, lines):
    for number, line in enumerate(lines):
        code = line.split("//")[0]
        match = UNSAFE.search(code)
        if not match:
            continue
        comment = comment_above(lines, number) + " " + line
        if "SAFETY:" not in comment:
            yield number, "an unsafe block without a `// SAFETY:` comment above it"
        if "impl" in match.group():
            continue
        if FFI_CALL.search(block_at(lines, number, match.start())) and "EXCEPTION:" not in comment:
            yield number, "a call into C without an `// EXCEPTION:` comment above it"


def check_c(_path, lines):
    inside = False
    for number, line in enumerate(lines):
        text = line.strip()
        start = text.startswith("/*")
        if (text.startswith("//") or start or inside) and C_CODE.match(text.removeprefix("/*").removesuffix("*/")):
            yield number, "code in a comment"
        inside = (inside or start) and "*/" not in text


def main():
    rules = {".rs": check_rust, ".c": check_c, ".h": check_c}
    files = [p for top in ("src", "micropython_glue", "ports") for p in sorted(pathlib.Path(top).rglob("*"))]
    failed = 0
    for path in files:
        if path.suffix not in rules:
            continue
        lines = path.read_text().splitlines()
        for number, what in rules[path.suffix](path, lines):
            print(f"{path}:{number + 1}: {what}")
            failed += 1
        if len(lines) > LONG:
            print(f"{path}: {len(lines)} lines: does it hold a second concept? (no failure)")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
