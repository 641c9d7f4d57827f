"""Reduces a program to the lines that matter."""


def depth(line):
    return len(line) - len(line.lstrip())


def block(lines, i):
    """Where the block ends that begins with a line."""
    j = i + 1
    while j < len(lines) and (not lines[j].strip() or depth(lines[j]) > depth(lines[i])):
        j += 1
    return j


def smaller(lines):
    """Programs with less: a block away, or its first line alone."""
    i = 0
    while i < len(lines):
        j = block(lines, i)
        # The pauses keep things apart that would otherwise be a matter of the order within a round.
        if lines[i].strip() and not lines[i].strip().startswith("await asyncio.sleep("):
            yield i, lines[:i] + lines[j:]
            if lines[i].strip() == "try:":
                # Without what follows it.
                k = j
                while k < len(lines) and depth(lines[k]) == depth(lines[i]) and lines[k].strip().startswith(("except", "finally")):
                    k = block(lines, k)
                yield i, lines[:i] + lines[k:]
                yield i, lines[:i] + [line[4:] for line in lines[i + 1 : j]] + lines[k:]
            elif j > i + 1 and not lines[i].strip().startswith(("async def", "except", "finally")):
                yield i, lines[:i] + [line[4:] for line in lines[i + 1 : j]] + lines[j:]
        i += 1


def reduced(lines, differs):
    changed = True
    while changed:
        changed = False
        at = 0
        while True:
            for i, less in smaller(lines):
                if i >= at and differs(less):
                    lines, at, changed = less, i, True
                    break
            else:
                break
    return lines
