"""A test: a script for the board, what it is to print, and how it is to be driven.

Comment lines at the top of the script say what is special about it:

    # include: FILE        the text of tests/device/FILE goes before it
    # driver: ctrl-c       Ctrl-C is sent over the serial line whenever the script prints READY
    # driver: types        a line, "typed", is sent whenever the script prints READY
    # driver: soft-reset   the script is cut at lines "# soft reset", and the board is reset there
    # timeout: SECONDS     how long it may be silent
"""

import pathlib
import re

from .line import PATIENCE

CUT = re.compile(r"^# soft reset\n", re.M)


class Script:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        text = self.path.read_text()
        head = dict(re.findall(r"^# (include|driver|timeout): (.*)$", text, re.M))
        self.driver = head.get("driver", "plain")
        self.timeout = int(head.get("timeout", PATIENCE))
        shared = (self.path.parent / head["include"]).read_text() if "include" in head else ""
        parts = CUT.split(text) if self.driver == "soft-reset" else [text]
        self.parts = [shared + part for part in parts]

    @property
    def name(self):
        return self.path.stem

    @property
    def expected(self):
        return self.path.with_suffix(".exp").read_text()
