"""All benchmarks, side by side: prints the table, writes build/bench/results.json and docs/scaling.svg.

    python run.py [--rp2-only | --unix-only]
"""

import json
import pathlib
import subprocess
import sys
import time

import chart
import report
import stack
import unix
from firmware_map import sizes

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
BENCH = ROOT / "build" / "bench"
FOLDERS = {name: str(BENCH / ("rp2-" + name)) for name in ("ours", "upstream")}
# The third: the module as a native .mpy, beside upstream's in the same firmware.
NATMOD = ROOT / "build/natmod"
BOARDS = {name: [folder] for name, folder in FOLDERS.items()}
BOARDS["native"] = [FOLDERS["upstream"], "--mpy", str(NATMOD / "armv6m/asyncio.mpy")]
UNIX = {"ours": str(ROOT / "build/unix/micropython"), "upstream": str(ROOT / "build/unix-upstream/micropython")}
QUIET = ["turns", "timers", "waits", "streams", "lateness", "heap"]
CHATTY = ["baseline"]
# What a run replaces in docs/performance.md.
FROM, TO = "<!-- make bench writes what stands from here -->", "<!-- to here -->"


def emulate(mode, tables):
    """All boards at the same time: their clock is the chip's, whatever else this machine does."""
    children = {}
    for name, (folder, *mpy) in BOARDS.items():
        command = [sys.executable, str(HERE / "rp2.py"), folder, mode, *mpy, "--", *tables]
        children[name] = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    found = {}
    for name, child in children.items():
        out, error = child.communicate()
        if child.returncode:
            sys.exit("rp2, %s, %s:\n%s" % (name, mode, error))
        sys.stderr.write("".join(line + "\n" for line in error.splitlines() if line.startswith("MISSING")))
        found[name] = json.loads(out)
    return found


def step(words, results):
    """Says what comes next, and saves what there is: a failure late on does not cost it all."""
    BENCH.mkdir(parents=True, exist_ok=True)
    (BENCH / "results.json").write_text(json.dumps(results, indent=1) + "\n")
    print("==> %s  (%.0f s)" % (words, time.monotonic() - START), file=sys.stderr, flush=True)


START = time.monotonic()


def publish(results):
    """Prints the table; a whole run also puts it into docs/performance.md, beside the curves."""
    print(report.table(results))
    if "rp2" in results and "unix_times" in results:
        (ROOT / "docs" / "scaling.svg").write_text(chart.scaling(results["rp2"]))
        page = ROOT / "docs" / "performance.md"
        before, rest = page.read_text().split(FROM)
        _, after = rest.split(TO)
        page.write_text(before + FROM + "\n```text\n" + report.table(results) + "\n```\n" + TO + after)


def main():
    results = {}
    if "--unix-only" not in sys.argv:
        step("RP2040, emulated: this module, upstream's, and the native .mpy", results)
        results["rp2"] = emulate("quiet", QUIET)
        step("the same beside the emulator's chatty USB host", results)
        results["rp2_chatty"] = emulate("chatty", CHATTY)
        results["sizes"] = {name: sizes(folder + "/firmware.map") for name, folder in FOLDERS.items()}
        results["mpy"] = {file.parent.name: file.stat().st_size for file in sorted(NATMOD.glob("*/asyncio.mpy"))}
        results["stack"] = stack.deepest(FOLDERS["ours"])
    if "--rp2-only" not in sys.argv:
        step("unix: instructions", results)
        results["unix_instructions"] = {name: unix.counted(program) for name, program in UNIX.items()}
        step("unix: times, in pairs", results)
        results["unix_times"] = unix.timed(UNIX["ours"], UNIX["upstream"])
        results["unix_once"] = {name: unix.once(program) for name, program in UNIX.items()}
    step("done", results)
    publish(results)


if __name__ == "__main__":
    main()
