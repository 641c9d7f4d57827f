"""Upstream's tools/pyboard.py, which run-tests.py imports, with more patience: half a second of an emulated chip may take half
a minute, and minutes on a busy machine, in which a test that sleeps is silent."""

import importlib.util
import sys

sys.dont_write_bytecode = True
# run-tests.py runs in its folder.
_spec = importlib.util.spec_from_file_location("upstream_pyboard", "../tools/pyboard.py")
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
for _method in (_module.Pyboard.read_until, _module.Pyboard.exec_raw):
    _method.__defaults__ = (600, None)
globals().update({name: value for name, value in vars(_module).items() if not name.startswith("__")})
