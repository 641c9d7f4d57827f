#!/usr/bin/env python3
"""process.py MICROPYTHON CALLS: what can be seen of a script only from outside its process: Ctrl-C, the time that it takes of the
processor, its system calls (CALLS: tests/calls/calls.c), its tracebacks, and how it ends. Ends in a line "N passed, N failed"."""

import os
import re
import resource
import signal
import subprocess
import sys
import textwrap
import threading
import time
from statistics import median

MICROPYTHON, CALLS = sys.argv[1:]
# Seconds, after which a script hangs. How late a busy machine may be is no matter.
TIMEOUT = 120
results = []


def check(name, passed, why=""):
    results.append(passed)
    print("pass " if passed else "FAIL ", name, "" if passed else why, flush=True)


def start(script):
    process = subprocess.Popen(
        [MICROPYTHON, "-c", textwrap.dedent(script)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    # Reading its lines then ends in any case.
    process.watchdog = threading.Timer(TIMEOUT, process.kill)
    process.watchdog.start()
    return process


def rest(process):
    """What is still to be read, and the status. Not communicate(), which forgets what readline() has read ahead."""
    out, err = process.stdout.read(), process.stderr.read()
    status = process.wait()
    process.watchdog.cancel()
    return out, err, status


def run(script):
    return rest(start(script))


# ---------------------------------------------------------------------------------------------
# Ctrl-C

CTRL_C = """
    import asyncio, micropython

    async def busy():
        while True:
            await asyncio.sleep_ms(0)

    async def busy_many():
        for i in range(1000):
            asyncio.create_task(busy())
        await busy()

    async def short_sleeps():
        while True:
            await asyncio.sleep_ms(1)

    async def long_sleep():
        await asyncio.sleep(10000)

    async def event():
        await asyncio.Event().wait()

    async def flag():
        await asyncio.ThreadSafeFlag().wait()

    async def stream():
        await asyncio.start_server(None, "127.0.0.1", 0)
        await asyncio.Event().wait()

    async def ring():
        await asyncio.StreamReader(micropython.RingIO(16)).read(1)

    async def python_code():
        while True:
            pass

    async def gathers():
        await asyncio.gather(long_sleep(), event(), short_sleeps())

    async def wait_for():
        await asyncio.wait_for(long_sleep(), 1000)

    async def ready(main):
        await asyncio.sleep_ms(20)
        print("ready")
        await main()

    try:
        asyncio.run(ready(globals()[NAME]))
        print("ended")
    except KeyboardInterrupt:
        print("interrupted")
    asyncio.new_event_loop()

    async def fine():
        await asyncio.sleep_ms(5)
        return "fine"

    print(asyncio.run(fine()))
"""


def ctrl_c(name):
    process = start("NAME = %r\n" % name + textwrap.dedent(CTRL_C))
    process.stdout.readline()
    # By then it waits.
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    # None of them comes to an end by itself.
    first = process.stdout.readline()
    out, err, status = rest(process)
    check("Ctrl-C, " + name, (first, out, status) == ("interrupted\n", "fine\n", 0), (first, out, err, status))


for case in ("busy", "busy_many", "short_sleeps", "long_sleep", "event", "flag", "stream", "ring", "python_code", "gathers", "wait_for"):
    ctrl_c(case)


def ctrl_c_at_any_time(name, main, rounds):
    """Signals at moments that differ: the window between the last look and the wait, and the midst of a step. None is lost. How
    soon they are noticed is told by the median: one of them may come late on a busy machine, and half a second late while
    streams are waited for (src/api/io.rs)."""
    process = start(f"""
        import asyncio
        async def main(i):
            print("run")
            {main}
        for i in range({rounds}):
            try:
                asyncio.run(main(i))
            except KeyboardInterrupt:
                print("interrupted")
            asyncio.new_event_loop()
        print("end")
    """)
    took = []
    for i in range(rounds):
        process.stdout.readline()
        time.sleep(0.001 + i % 50 * 0.00013)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        if process.stdout.readline() != "interrupted\n":
            break
        took.append(time.monotonic() - began)
    out, err, status = rest(process)
    check(f"Ctrl-C, at any time, {name}", out == "end\n" and median(took) < 0.3, (out, err, status, took))


ctrl_c_at_any_time("idle", "await asyncio.Event().wait()", 100)
ctrl_c_at_any_time("short sleeps", "while True: await asyncio.sleep_ms(1)", 100)
ctrl_c_at_any_time("busy", "while True: await asyncio.sleep_ms(0)", 300)
ctrl_c_at_any_time("streams", "await asyncio.start_server(None, '127.0.0.1', 0); await asyncio.sleep(9999)", 50)


# In a Runner and in run(.., cancel_leftovers=True) the main task is cancelled first, then what is left; a second one is at once.
CLEAN_UP = """
    import asyncio

    async def cleans_up(name, wait):
        try:
            if name == "main":
                print("ready")
            await wait
        finally:
            print(name, "cleans up")
            await asyncio.sleep_ms(LONG if name == "main" else 1)
            print(name, "has cleaned up")

    async def python_code():
        while True:
            pass

    async def main():
        asyncio.create_task(cleans_up("task", asyncio.Event().wait()))
        await asyncio.sleep_ms(20)
        if PYTHON:
            asyncio.create_task(python_code())
        await cleans_up("main", WAIT)

    def in_runner():
        with asyncio.Runner() as runner:
            runner.run(main())

    try:
        if RUNNER:
            in_runner()
        else:
            asyncio.run(main(), cancel_leftovers=True)
    except KeyboardInterrupt:
        print("interrupted")
"""
CLEANED_UP = ["main cleans up", "main has cleaned up", "task cleans up", "task has cleaned up", "interrupted"]


def ctrl_c_cleans_up(name, runner, wait="asyncio.Event().wait()", python=False, twice=False):
    script = textwrap.dedent(CLEAN_UP).replace("WAIT", wait)
    process = start("RUNNER, PYTHON, LONG = %r, %r, %d\n" % (runner, python, 1000000 if twice else 20) + script)
    process.stdout.readline()
    # By then it waits.
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    lines = [process.stdout.readline().strip()]
    if twice:
        process.send_signal(signal.SIGINT)
    out, err, status = rest(process)
    lines += out.splitlines()
    expected = [line for line in CLEANED_UP if not (twice and line == "main has cleaned up")]
    check("Ctrl-C, clean up, " + name, lines == expected and status == 0, (lines, err, status))


ctrl_c_cleans_up("Runner", True)
ctrl_c_cleans_up("run", False)
ctrl_c_cleans_up("Runner, sleep", True, "asyncio.sleep(1000)")
ctrl_c_cleans_up("Runner, Python code in another task", True, python=True)
ctrl_c_cleans_up("Runner, twice", True, twice=True)

# ---------------------------------------------------------------------------------------------
# Debug mode: steps that hold the loop

out, err, status = run("""
    import asyncio, time

    async def holds(ms):
        for t in ms:
            time.sleep_ms(t)
            await asyncio.sleep_ms(1)

    async def main():
        await asyncio.create_task(holds((150, 0, 200)), name="slow")
        loop.call_soon(time.sleep_ms, 120)
        await asyncio.sleep_ms(1)

    loop = asyncio.get_event_loop()
    asyncio.run(main())
    loop.set_debug(True)
    # A busy machine may be late by less than that.
    loop.slow_callback_duration = 0.1
    asyncio.run(main())
""")
told = re.findall(r"^Executing (.*) took (\d+\.\d{3}) seconds$", out + err, re.M)
slow = [round(float(s) * 1000) for who, s in told if re.match("<Task (pending|finished) name='slow' coro=<generator object 'holds'", who)]
check("a step that holds the loop is reported in debug mode, with its task and coroutine",
      len(slow) >= 2 and slow[0] >= 149 and slow[-1] >= 199 and any(who == "<Handle>" for who, s in told), (out, err))

# ---------------------------------------------------------------------------------------------
# Idle: a process that waits sleeps

def use_of_processor(script):
    """Seconds of the processor's that a script takes, and how often it goes to sleep; starting up is not counted."""
    def children():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime, usage.ru_nvcsw

    before = children()
    run("")
    between = children()
    _, err, _ = run(script)
    seconds, sleeps = (c - 2 * b + a for a, b, c in zip(before, between, children()))
    return seconds, sleeps, err


IDLE = {
    "sleep": "await asyncio.sleep(2)",
    "many sleepers": "await asyncio.gather(*[asyncio.sleep(2) for i in range(100)])",
    "Event": "try:\n        await asyncio.wait_for(asyncio.Event().wait(), 2)\n    except asyncio.TimeoutError:\n        pass",
    "ThreadSafeFlag": "try:\n        await asyncio.wait_for(asyncio.ThreadSafeFlag().wait(), 2)\n    except asyncio.TimeoutError:\n        pass",
    "server": "await asyncio.start_server(None, '127.0.0.1', 0)\n    await asyncio.sleep(2)",
    "stdin": "import sys\n    asyncio.create_task(asyncio.StreamReader(sys.stdin).read(1))\n    await asyncio.sleep(2)",
}

for name, body in IDLE.items():
    began = time.monotonic()
    seconds, sleeps, err = use_of_processor(f"import asyncio\nasync def main():\n    {body}\nasyncio.run(main())")
    took = time.monotonic() - began
    # Streams are looked at every half a second.
    check(f"idle, {name}: 2 s take under 1 % of a core, in at most 10 sleeps", seconds < 0.02 and sleeps <= 10 and took >= 2 and not err,
          (seconds, sleeps, took, err))


# ---------------------------------------------------------------------------------------------
# Tracebacks and the end

out, err, status = run("""
    import asyncio

    def deep():
        raise ValueError("nobody takes this")

    async def failing():
        await asyncio.sleep_ms(0)
        deep()

    async def main():
        asyncio.create_task(failing())
        for i in range(5):
            await asyncio.sleep_ms(0)
        print("goes on")

    asyncio.run(main())
""")
# Where a traceback goes is MicroPython's choice: stderr on the standard variant, stdout on others.
said = out + err
check("an unhandled exception: the loop goes on", "goes on\n" in out and status == 0, (out, err, status))
check("an unhandled exception: its traceback is printed",
      "Task exception wasn't retrieved" in said and "Traceback" in said and "in deep" in said and "in failing" in said
      and "ValueError: nobody takes this" in said and "future: <Task" in said, said)

out, err, status = run("""
    import asyncio
    async def main():
        await asyncio.sleep_ms(1)
        raise ValueError("out of run")
    asyncio.run(main())
""")
check("an exception of main ends the script, with a traceback", status == 1 and "in main" in out + err and "ValueError: out of run" in out + err, (out, err))

out, err, status = run("""
    import asyncio, sys
    async def exits():
        await asyncio.sleep_ms(1)
        sys.exit(7)
    async def main():
        await asyncio.gather(exits(), asyncio.sleep(100))
    asyncio.run(main())
""")
check("sys.exit in a task ends the script", status == 7 and err == "", (out, err, status))

out, err, status = run("""
    import asyncio
    async def main():
        asyncio.create_task(asyncio.sleep(100))
        return 1
    print(asyncio.run(main()))
""")
check("what still waits does not keep the script from ending", (out, err, status) == ("1\n", "", 0), (out, err, status))

# ---------------------------------------------------------------------------------------------
# System calls, and fork()

for name, what in (("count", "a message on a stream costs three system calls, and a drain none"),
                   ("fork", "a child of fork() takes no events from its parent")):
    said = subprocess.run([MICROPYTHON, "tests/calls/%s.py" % name], env={**os.environ, "LD_PRELOAD": os.path.abspath(CALLS)},
                          capture_output=True, text=True, timeout=TIMEOUT)
    expected = open("tests/calls/%s.py.exp" % name).read()
    check(what, said.stdout == expected, (said.stdout, said.stderr))

failed = results.count(False)
print(f"{len(results) - failed} passed, {failed} failed")
sys.exit(failed > 0)
