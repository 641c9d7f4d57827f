"""The benchmarks on unix: instructions by valgrind, times as paired ratios, results by name."""

import os
import re
import statistics
import subprocess
import tempfile

import rp2

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPT = HERE + "/device/bench.py"
STREAMS = HERE + "/unix/streams.py"
NETWORK = HERE + "/../check/own-network.sh"
# What is counted, and how often it is repeated: once and twice as often, whose difference is the operation.
COUNTED = {"sleep0": 500, "switch10": 50, "switch100": 5, "switch1000": 3, "ping_pong": 200, "event_1": 200, "event_50": 10,
           "create_task": 200, "gather10": 20, "wait_for": 100, "lock": 200}
EACH = {"switch10": 10, "switch100": 100, "switch1000": 1000, "event_50": 50}
PAIRS = 5


def run(program, *arguments, prefix=()):
    env = {**os.environ, "MICROPYPATH": ".frozen"}
    return subprocess.run([*prefix, program, *arguments], env=env, check=True, capture_output=True, text=True, timeout=300)


def instructions(program, name, repeat):
    with tempfile.NamedTemporaryFile() as out:
        prefix = ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out.name]
        said = run(program, SCRIPT, name, str(repeat), prefix=prefix).stderr
    return int(re.search(r"Collected\s*:\s*(\d+)", said)[1])


def counted(program):
    """{operation: instructions}"""
    found = {}
    for name, n in COUNTED.items():
        more = instructions(program, name, 2 * n) - instructions(program, name, n)
        found[name] = more / (n * EACH.get(name, 1))
    return found


def timed(ours, upstream):
    """{operation: (ours, upstream, ratio)}: medians of runs that take turns, so that both see the same machine."""
    runs = {ours: [], upstream: []}
    for _ in range(PAIRS):
        for program in (ours, upstream):
            printed = run(program, SCRIPT, "turns", "waits", "lateness").stdout + run(program, STREAMS, prefix=[NETWORK]).stdout
            runs[program].append(rp2.results(printed))
    found = {}
    for name, value in runs[ours][0].items():
        if isinstance(value, list) or name.startswith("limit"):
            continue
        pairs = [(a[name], b[name]) for a, b in zip(runs[ours], runs[upstream]) if name in a and name in b]
        if pairs:
            a, b = zip(*pairs)
            ratio = statistics.median(y / x for x, y in pairs if x)
            found[name] = (statistics.median(a), statistics.median(b), ratio)
    return found


def once(program):
    """What needs no repetition: the heap, and the wake-ups while idle."""
    return rp2.results(run(program, SCRIPT, "heap", "idle").stdout)
