# What every program begins with: the log, which is printed at the end, and how outcomes are told.
import asyncio

CancelledError, TimeoutError = asyncio.CancelledError, asyncio.TimeoutError
try:
    BaseExceptionGroup
except NameError:
    # MicroPython has no such built-in: the package has.
    BaseExceptionGroup = asyncio.BaseExceptionGroup
log = []
tasks = []
groups = {}


def us():
    return round(asyncio.get_running_loop().time() * 1000000)


def note(who, *what):
    log.append((us() - began, who, " ".join(str(w) for w in what)))


def text(er):
    if isinstance(er, BaseExceptionGroup):
        return "%s %s [%s]" % (type(er).__name__, er.message, ", ".join(text(e) for e in er.exceptions))
    return type(er).__name__ + str(er.args)


def told(result):
    # Of gather. CPython makes a CancelledError of its own for a child that was cancelled.
    if isinstance(result, CancelledError):
        return "cancelled"
    return text(result) if isinstance(result, BaseException) else result


def state(aw):
    if not aw.done():
        return "pending"
    if aw.cancelled():
        return "cancelled"
    er = aw.exception()
    return "returned " + str(aw.result()) if er is None else "raised " + text(er)


def spawn(name, coro):
    task = asyncio.create_task(coro)
    tasks.append((name, task))
    return task


def cancel(name, *msg):
    # It may not be there yet.
    return [task.cancel(*msg) for other, task in tasks if other == name]


def end(name):
    # It may not be there yet, or be over.
    return groups[name].cancel() if name in groups else "no group"


def named(some):
    return sorted(name for name, task in tasks + futures if task in some)


def calls(who, what):
    # For the loop: a call that is noted.
    def call(*args):
        note(who, "called")
        try:
            what()
        except Exception as er:
            note(who, text(er))

    return call


async def till_done(end):
    # Then who still waits is cancelled.
    global began
    await asyncio.sleep(end)
    for turn in range(3):
        for name, aw in tasks + futures:
            note("main", turn, name, state(aw))
        for name, task in tasks:
            task.cancel()
            await asyncio.sleep(0.0131)
        await asyncio.sleep(3)


def run(main):
    with asyncio.Runner(loop_factory=globals().get("loop_factory")) as runner:
        runner.run(main)
    for entry in log:
        print("%d %s %s" % entry)
    for name, aw in tasks + futures:
        print("0 end", name, state(aw))
    print("0 end of program")
