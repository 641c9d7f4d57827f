# How long each operation takes, in microseconds of the chip or the machine. It runs on either loop, and on the limit.
# Prints "RESULT <name> <value>...".
#
#   bench.py TABLE            a table of operations
#   bench.py NAME REPEAT      one operation, repeated: what valgrind counts the instructions of
import gc
import sys

from operations import *

UNIX = sys.platform == "linux"


# --- Idle: how often the process was woken in two seconds.


def idle_wakes():
    before = switches_of_the_process()
    run(sleep_ms_in_task(2000))
    return switches_of_the_process() - before


def switches_of_the_process():
    with open("/proc/self/status") as f:
        for line in f:
            if line.startswith("voluntary_ctxt_switches"):
                return int(line.split()[1])


# Bytes of the heap that one operation takes: what twice as many take more.
def heap(op, n):
    return (allocated(op, 2 * n) - allocated(op, n)) / n


def allocated(op, n):
    run(op(n))
    gc.collect()
    gc.disable()
    before = gc.mem_alloc()
    asyncio.run(op(n))
    after = gc.mem_alloc()
    gc.enable()
    return after - before


def run(coro):
    gc.collect()
    return asyncio.run(coro)


def result(name, *values):
    print("RESULT", name, *["%.3f" % v for v in values])


ONE = {
    "sleep0": sleep0,
    "switch10": lambda n: switch(n, 10),
    "switch100": lambda n: switch(n, 100),
    "switch1000": lambda n: switch(n, 1000),
    "ping_pong": ping_pong,
    "event_1": lambda n: event_waiters(n, 1),
    "event_50": lambda n: event_waiters(n, 50),
    "create_task": create_task,
    "gather10": gather10,
    "wait_for": wait_for,
    "lock": lock,
}

# The sizes below fit the heap of an RP2040, upstream's allocations included: no collection falls into a measurement.


def limit_result(k, n):
    if limit:
        gc.collect()
        result("limit_switch_%d" % k, limit_switch(n, k))


def switches(*sizes):
    for k, n in sizes:
        result("switch_%d" % k, run(switch(n, k)))
        limit_result(k, n)


# The most tasks come last: beside a native .mpy they may not fit.
def turns_table():
    switches((1, 300), (10, 30), (50, 8), (100, 4))
    for k in (10, 100, 400):
        result("beside_%d" % k, run(sleepers(100, k)))
    switches((1000, 2))


def timers_table():
    for k in (10, 100, 1000):
        insert, expire = run(timers(k))
        result("timer_insert_%d" % k, insert)
        result("timer_expire_%d" % k, expire)


def waits_table():
    result("ping_pong", run(ping_pong(100)))
    result("event_1", run(event_waiters(100, 1)))
    result("event_50", run(event_waiters(5, 50)))
    result("create_task", run(create_task(100)))
    result("gather10", run(gather10(20)))
    result("wait_for", run(wait_for(50)))
    result("lock", run(lock(100)))


def streams_table():
    result("readline", run(readline(50)))


def lateness_table():
    result("lateness", *run(lateness()))
    result("spinner", *run(beside_a_spinner()))
    if not UNIX:
        result("flag_idle", *run(interrupt(0)))
        result("flag_busy", *run(interrupt(10)))


def heap_table():
    result("heap_sleep0", heap(sleep0, 10))
    result("heap_sleep1", heap(sleep1, 10))
    result("heap_event", heap(ping_pong, 10))
    result("heap_flag", heap(flag, 10))
    result("heap_lock", heap(lock, 10))
    result("heap_create_task", heap(create_task, 100))
    result("heap_gather10", heap(gather10, 20))
    result("heap_wait_for", heap(wait_for, 100))
    result("heap_task", heap(many_tasks, 100))


def idle_table():
    result("idle_wakes", idle_wakes())


# The rows of the project's baseline, for a second run beside the emulator's chatty USB host.
def baseline_table():
    switches((1, 100), (10, 10), (50, 4))
    result("beside_100", run(sleepers(50, 100)))
    result("ping_pong", run(ping_pong(50)))
    result("create_task", run(create_task(50)))
    result("gather10", run(gather10(10)))
    result("wait_for", run(wait_for(25)))
    result("lock", run(lock(50)))
    lateness_table()


TABLES = {
    "turns": turns_table,
    "timers": timers_table,
    "waits": waits_table,
    "streams": streams_table,
    "lateness": lateness_table,
    "heap": heap_table,
    "idle": idle_table,
    "baseline": baseline_table,
}


def main(args):
    if args[1] in ONE:
        run(ONE[args[1]](int(args[2])))
        return
    for name in args[1:]:
        try:
            TABLES[name]()
        except Exception as error:
            print("MISSING", name, repr(error))
            sys.print_exception(error)
            # Its tasks are no burden to the next table.
            asyncio.new_event_loop()


if __name__ == "__main__":
    main(sys.argv)
