"""The table that `make bench` prints."""

# Name, and how it reads.
OPERATIONS = [
    ("switch_1", "sleep_ms(0), 1 task"),
    ("switch_10", "switch, 10 tasks"),
    ("switch_50", "switch, 50 tasks"),
    ("switch_100", "switch, 100 tasks"),
    ("switch_1000", "switch, 1000 tasks"),
    ("beside_10", "sleep_ms(0) beside 10 sleepers"),
    ("beside_100", "sleep_ms(0) beside 100 sleepers"),
    ("beside_400", "sleep_ms(0) beside 400 sleepers"),
    ("timer_insert_10", "go to sleep, 10 tasks"),
    ("timer_insert_100", "go to sleep, 100 tasks"),
    ("timer_insert_1000", "go to sleep, 1000 tasks"),
    ("timer_expire_10", "wake when due and end, 10 tasks"),
    ("timer_expire_100", "wake when due and end, 100 tasks"),
    ("timer_expire_1000", "wake when due and end, 1000 tasks"),
    ("event_1", "Event.set to its waiter and back"),
    ("event_50", "Event.set with 50 waiters, each"),
    ("ping_pong", "Event ping-pong, round trip"),
    ("create_task", "await create_task(nop())"),
    ("gather10", "gather of 10 nops"),
    ("wait_for", "wait_for_ms(nop(), 1000)"),
    ("lock", "async with Lock(), free"),
    ("readline", "readline of 32 bytes, from a RingIO"),
]
ONCE = [("import_us", "import asyncio")]
PAIRS = [
    ("flag_idle", "interrupt to waiter, idle (mean, worst)"),
    ("flag_busy", "interrupt to waiter, 10 busy tasks"),
    ("lateness", "sleeps of 10..19 ms (best, worst)"),
    ("spinner", "5 ms sleep beside a spinner (mean, worst)"),
]
STREAMS = [("stream_echo", "stream echo, round trip"), ("stream_us_a_mb", "stream, a megabyte written")]
HEAP = [
    ("heap_import", "import and every name"), ("heap_sleep0", "sleep_ms(0)"), ("heap_sleep1", "sleep_ms(1)"),
    ("heap_event", "Event round trip"), ("heap_flag", "ThreadSafeFlag wait"), ("heap_lock", "Lock"),
    ("heap_task", "a task, its coroutine, its place in a list"), ("heap_create_task", "await create_task(nop())"),
    ("heap_gather10", "gather of 10 nops"), ("heap_wait_for", "wait_for_ms(nop(), 1000)"),
]
# What an RP2040's heap is made of.
BLOCK = 16
# The targets of the project in us, measured beside the chatty host; the last number of a pair is held to it.
TARGETS = {"switch_1": 45, "switch_10": 47, "switch_50": 52, "beside_100": 48, "ping_pong": 120, "create_task": 100,
           "gather10": 900, "wait_for": 140, "lock": 60, "flag_idle": 100, "flag_busy": 600, "lateness": 150}


def number(value):
    if value is None:
        return "-"
    if isinstance(value, (list, tuple)):
        return "..".join("%.0f" % v for v in value)
    return "%.1f" % value if value < 1000 else "%.0f" % value


def ratio(a, b):
    return "%.1fx" % (a / b) if isinstance(a, float) and isinstance(b, float) and b else ""


def chip(found, target=False):
    ours, upstream, native = found["ours"], found["upstream"], found["native"]
    lines = ["%-42s %9s %9s %12s %9s %9s %8s%s" % (
        "us of the chip", "ours", ".mpy", "upstream", "limit", "up/ours", "ours/lim", "   target" if target else "")]
    for name, words in OPERATIONS + PAIRS + ONCE:
        if name not in ours:
            continue
        mine, theirs, limit = ours[name], upstream.get(name), ours.get("limit_" + name)
        line = "%-42s %9s %9s %12s %9s %9s %8s" % (
            words, number(mine), number(native.get(name)), number(theirs), number(limit), ratio(theirs, mine),
            "%.2fx" % (mine / limit) if limit else "")
        if target and name in TARGETS:
            value = mine[-1] if isinstance(mine, list) else mine
            line += " %8d %s" % (TARGETS[name], "" if value <= TARGETS[name] else "missed")
        lines.append(line.rstrip())
    return lines


def heap(found):
    lines = ["%-42s %9s %9s %12s %9s" % ("bytes of the chip's heap", "ours", ".mpy", "upstream", "blocks")]
    for name, words in HEAP:
        if name in found["ours"]:
            values = [found[which].get(name) for which in ("ours", "native", "upstream")]
            blocks = " / ".join("-" if v is None else "%.0f" % (v / BLOCK) for v in values)
            lines.append("%-42s %9s %9s %12s   %s" % (words, *("-" if v is None else "%.0f" % v for v in values), blocks))
    return lines


def files(found):
    """The sizes of the .mpy, by architecture and tier."""
    lines = ["%-42s %9s %9s" % ("bytes of asyncio.mpy", "full", "seed")]
    for arch, size in found.items():
        if "-" not in arch:
            lines.append("%-42s %9d %9s" % (arch, size, found.get(arch + "-seed", "-")))
    return lines


def sizes(found):
    ours, upstream = found["ours"], found["upstream"]
    lines = ["%-42s %9s %12s" % ("bytes of the firmware", "flash", "static RAM")]
    for room in ("Rust", "C glue"):
        lines.append("%-42s %9d %12d" % ("this module, " + room, *ours.get(room, (0, 0))))
    total = [sum(ours.get(room, (0, 0))[i] for room in ("Rust", "C glue")) for i in (0, 1)]
    lines.append("%-42s %9d %12d" % ("this module", *total))
    lines.append("%-42s %9d" % ("the firmware, larger than upstream's by",
                                sum(f for f, _ in ours.values()) - sum(f for f, _ in upstream.values())))
    return lines


def unix(results):
    lines = ["%-42s %9s %12s %9s" % ("unix: instructions", "ours", "upstream", "up/ours")]
    ours, upstream = (results["unix_instructions"][n] for n in ("ours", "upstream"))
    for name in ours:
        words = dict(OPERATIONS, sleep0="sleep_ms(0), 1 task").get(name.replace("switch", "switch_"), dict(OPERATIONS).get(name, name))
        lines.append("%-42s %9.0f %12.0f %9s" % (words, ours[name], upstream[name], ratio(upstream[name], ours[name])))
    lines += ["", "%-42s %9s %12s %9s" % ("unix: us, medians of pairs", "ours", "upstream", "up/ours")]
    for name, words in OPERATIONS + STREAMS:
        if name in results["unix_times"]:
            mine, theirs, quotient = results["unix_times"][name]
            lines.append("%-42s %9.2f %12.2f %8.1fx" % (words, mine, theirs, quotient))
    once = results["unix_once"]
    lines.append("%-42s %9.0f %12.0f" % ("wake-ups of the process, idle for 2 s", *(once[n].get("idle_wakes", -1) for n in ("ours", "upstream"))))
    return lines


def table(results):
    parts = []
    if "rp2" in results:
        parts += [["RP2040 (rp2040py), a USB host that is silent while it has nothing to send"] + chip(results["rp2"]),
                  ["RP2040 (rp2040py), its own USB host, which interrupts all the time: what the targets were set in"] +
                  chip(results["rp2_chatty"], target=True),
                  heap(results["rp2"]), sizes(results["sizes"]), files(results["mpy"]),
                  ["%-42s %9s" % ("deepest stack of an entry, above the VM's", "bytes")] +
                  ["%-42s %9d" % item for item in list(results["stack"].items())[:12]]]
    if "unix_times" in results:
        parts.append(unix(results))
    return "\n\n".join("\n".join(part) for part in parts)
