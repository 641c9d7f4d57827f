"""The streams' table: an echo server on loopback, the same code here, on upstream, on CPython and on uvloop.

    run.py CLIENT PROGRAM UPSTREAM LIBRARIES PYTHON CERTIFICATES      (as `make bench-streams` calls it, in a network of its own)

The servers take turns, so that all of them see the same machine; the least of ROUNDS counts, as a busy machine only adds.
Prints the table, writes it into docs/performance.md, and build/bench/streams.json. ONLY=microdot: prints microdot's rows, and writes nothing.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent.parent
CLIENT, OURS, UPSTREAM, LIBRARIES, PYTHON, CERTIFICATES = sys.argv[1:]
PORT = 18440
ROUNDS = int(os.environ.get("ROUNDS", "5"))
# Name: what runs the script, and the loop that the script is to take.
LOOPS = {"ours": ([OURS], "asyncio"), "upstream": ([UPSTREAM], "asyncio"),
         "CPython": ([PYTHON], "asyncio"), "uvloop": ([PYTHON], "uvloop")}
# Kind, clients, silent clients, messages.
ROWS = [("readline", 50, 0, 20000), ("readline", 200, 0, 20000), ("read", 50, 0, 20000), ("read", 200, 0, 20000),
        ("read", 1, 0, 5000), ("read", 1, 900, 5000)]
SECONDS = 60
# What a whole run replaces in docs/performance.md.
FROM, TO = "<!-- make bench-streams writes what stands from here -->", "<!-- to here, make bench-streams -->"
TLS = [("tls_handshake", "TLS: a handshake, ms"), ("tls_library_longest", "  the library's longest call, ms"),
       ("tls_handshake_longest", "  the longest turn of the loop, ms"), ("tls_us_a_mb", "TLS: a megabyte, ms"),
       ("tls_data_longest", "  the longest turn of the loop, ms")]


class Server:
    """The echo server in a process of its own, while `with` lasts."""

    def __init__(self, loop, kind, prefix=()):
        program, which = LOOPS[loop]
        # CPython keeps the environment that it would find by itself.
        env = {**os.environ, "MICROPYPATH": "%s:.frozen" % LIBRARIES, "PYTHONUNBUFFERED": "1"}
        if kind == "microdot" and program == [PYTHON]:
            env["PYTHONPATH"] = LIBRARIES
        self.process = subprocess.Popen([*prefix, *program, str(HERE / "server.py"), str(PORT), kind, which],
                                        env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if kind != "microdot":
            assert self.process.stdout.readline() == "ready\n", "%s did not start" % loop

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def client(active, silent, messages, prefix=()):
    """Seconds of all messages, and of all connects."""
    command = [*prefix, CLIENT, str(PORT), str(active), str(silent), str(messages)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS).stdout
    return [float(word) for word in said.split()]


def on(processor):
    """What a command begins with that is to run on one processor alone."""
    return ["taskset", "-c", str(processor)]


# Where the servers run, and where those run that ask them, so that these do not take the server's time.
SERVES, ASKS = min(os.sched_getaffinity(0)), max(os.sched_getaffinity(0))


def echo():
    """{row: {loop: us a message}}. A client alone shares the server's processor: one runs while the other waits, and to wake a processor
    that sleeps would take longer than all the rest, now and then."""
    found = {row: {} for row in ROWS}
    for _ in range(ROUNDS):
        for row in ROWS:
            kind, active, silent, messages = row
            for loop in LOOPS:
                with Server(loop, kind, on(SERVES)):
                    took = client(active, silent, messages, on(SERVES if active == 1 else ASKS))[0] / messages * 1e6
                found[row][loop] = min(took, found[row].get(loop, took))
    return found


def connecting():
    """{loop: seconds until 900 clients that connect at once are accepted and the last one has its answer}"""
    found = {}
    for loop in LOOPS:
        with Server(loop, "read"):
            found[loop] = client(1, 900, 1)[1]
    return found


def calls(loop, messages):
    """System calls of the whole life of a server with so many messages of one client."""
    log = ROOT / "build/bench/strace.log"
    log.unlink(missing_ok=True)
    with Server(loop, "readline", ["strace", "-D", "-f", "-o", str(log)]):
        client(1, 0, messages)
    # A call that another thread interrupts takes two lines.
    return sum(1 for line in log.read_text().splitlines() if "resumed>" not in line and "(" in line)


def system_calls():
    """{loop: system calls a message}"""
    return {loop: (calls(loop, 1100) - calls(loop, 100)) / 1000 for loop in LOOPS}


def used(process):
    """Microseconds of the processor that a process has had."""
    return int(pathlib.Path("/proc/%d/schedstat" % process.pid).read_text().split()[0]) / 1000


def microdot():
    """{loop: requests a second}, by wrk with 20 connections, each of which asks once and is closed by microdot; and {loop: us of the
    processor a request}, in the program and in the kernel: what others do meanwhile is not in it."""
    found, cost = {}, {}
    for _ in range(ROUNDS):
        for loop in ("ours", "upstream", "CPython"):
            with Server(loop, "microdot", on(SERVES)) as server:
                url = "http://127.0.0.1:%d/" % PORT
                subprocess.run(["curl", "-s", "-o", "/dev/null", "--retry", "50", "--retry-connrefused", "--retry-delay", "1", url], check=True)
                before = used(server.process)
                said = subprocess.run([*on(ASKS), "wrk", "-c20", "-t1", "-d2s", url], check=True, capture_output=True, text=True).stdout
                took = used(server.process) - before
            rate = float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1])
            found[loop] = max(rate, found.get(loop, 0))
            cost[loop] = min(took / int(re.search(r"(\d+) requests in", said)[1]), cost.get(loop, 1e9))
    return found, cost


def secure():
    """{name: {loop: ms}}, of tls.py."""
    found = {}
    for _ in range(ROUNDS):
        for loop, program in (("ours", OURS), ("upstream", UPSTREAM)):
            command = [program, str(HERE / "tls.py"), CERTIFICATES + "/ec_cert.der", CERTIFICATES + "/ec_key.der"]
            said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS).stdout
            for name, value in re.findall(r"RESULT (\S+) (\d+)", said):
                row = found.setdefault(name, {})
                row[loop] = min(int(value) / 1000, row.get(loop, 1e9))
    return found


def heap():
    """{loop: bytes of heap a message, beyond its result}"""
    found = {}
    for loop, program in (("ours", OURS), ("upstream", UPSTREAM)):
        env = {**os.environ, "MICROPYPATH": ".frozen"}
        server = subprocess.Popen([program, str(HERE / "heap.py")], env=env, stdout=subprocess.PIPE, text=True)
        try:
            server.stdout.readline()
            client(1, 0, 201)
            found[loop] = float(re.search(r"RESULT heap (\S+)", server.stdout.read())[1])
        finally:
            server.kill()
            server.wait()
    return found


def line(words, found, digits=1, more=""):
    cells = ["%.*f" % (digits, found[loop]) if loop in found else "-" for loop in LOOPS]
    return ("%-44s %8s %9s %8s %8s   %s" % (words, *cells, more)).rstrip()


def microdot_lines(requests, cost):
    yield line("microdot, requests a second", requests, 0, "%.1fx upstream" % (requests["ours"] / requests["upstream"]))
    yield line("  us of the processor a request", cost, 0, "%.1fx upstream" % (cost["upstream"] / cost["ours"]))


def table(found, connect, counts, requests, memory, tls):
    times = "%.1fx upstream, %.2fx CPython, %.2fx uvloop"
    yield "%-44s %8s %9s %8s %8s   %s" % ("us a message", *LOOPS, "ours is so many times as fast as")
    for (kind, active, silent, _), row in found.items():
        what = "read(n)" if kind == "read" else kind
        words = "%s, %d client%s%s" % (what, active, "" if active == 1 else "s", " beside %d silent ones" % silent if silent else "")
        yield line(words, row, more=times % tuple(row[loop] / row["ours"] for loop in ("upstream", "CPython", "uvloop")))
    beside, alone = found[ROWS[-1]], found[ROWS[-2]]
    yield line("  beside 900 silent ones / beside none", {loop: beside[loop] / alone[loop] for loop in LOOPS}, 2)
    yield line("900 connect at once: seconds until accepted", connect, 2)
    yield from microdot_lines(*requests)
    yield line("system calls a message, readline, 1 client", counts)
    yield line("heap a message beyond its result, bytes", memory)
    for name, words in TLS:
        yield line(words, tls[name])


def main():
    if os.environ.get("ONLY") == "microdot":
        print("\n".join(microdot_lines(*microdot())))
        return
    # First: after the others have had their thousands of connections it takes longer.
    requests = microdot()
    results = [echo(), connecting(), system_calls(), requests, heap(), secure()]
    printed = "\n".join(table(*results))
    print(printed)
    page = ROOT / "docs" / "performance.md"
    before, rest = page.read_text().split(FROM)
    page.write_text(before + FROM + "\n```text\n" + printed + "\n```\n" + TO + rest.split(TO)[1])
    path = ROOT / "build/bench/streams.json"
    path.write_text(json.dumps([part if isinstance(part, tuple) else {str(key): value for key, value in part.items()} for part in results], indent=1) + "\n")


main()
