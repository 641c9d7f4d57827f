"""Compares what a script printed with what it was to print."""

import difflib
import re

PASSED, FAILED, SKIPPED = "pass", "FAIL", "skip"


class Verdict:
    def __init__(self, outcome, detail="", notes=()):
        self.outcome = outcome
        self.detail = detail
        self.notes = list(notes)


def judge(script, printed):
    """A line "SKIP: reason" skips the test. Lines "info: ..." are measurements: shown, and not compared."""
    notes = re.findall(r"^info: (.*)$", printed, re.M)
    skipped = re.search(r"^SKIP: (.*)$", printed, re.M)
    if skipped:
        return Verdict(SKIPPED, notes=[skipped[1]])
    compared = re.sub(r"^info: .*\n", "", printed, flags=re.M)
    if compared == script.expected:
        return Verdict(PASSED, notes=notes)
    diff = difflib.unified_diff(script.expected.splitlines(), compared.splitlines(), "expected", "printed", lineterm="")
    return Verdict(FAILED, "\n".join(diff), notes)
