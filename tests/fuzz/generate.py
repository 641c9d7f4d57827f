#!/usr/bin/env python3
"""generate.py SEED: a random program on asyncio, the same for the same seed, for CPython and for MicroPython (after prelude.py).

What it logs must not depend on the order within a round of the loop. So a task sleeps before it does the next thing, for a time of
its own; what it does then may be several things at once, which is where a cancellation meets a result.
"""

import random
import sys

QUEUES = ["Queue()", "Queue(1)", "Queue(2)", "LifoQueue(2)", "PriorityQueue(2)", "LifoQueue()", "PriorityQueue()"]
SHARED = {
    "event": ["Event()"],
    "lock": ["Lock()"],
    "semaphore": ["Semaphore(1)", "Semaphore(2)", "Semaphore(0)", "BoundedSemaphore(1)", "BoundedSemaphore(2)"],
    "condition": ["Condition()"],
    "barrier": ["Barrier(2)", "Barrier(3)"],
    "queue": QUEUES,
}


def indent(lines):
    return ["    " + line for line in lines]


class Program:
    def __init__(self, seed, ends_groups=False):
        """ends_groups: it has TaskGroup.cancel(), which CPython knows since 3.15."""
        self.ends_groups = ends_groups
        self.groups = []
        self.random = random.Random(seed)
        self.functions = []
        self.names = 0
        self.times = self.random.sample(range(5, 2000), 900)
        self.left = self.random.randrange(20, 70)
        # What a program is about: a few of all things, so that its tasks meet.
        kinds = self.random.sample(sorted(SHARED), self.random.randrange(1, 4))
        self.shared = {k: [f"{k}{i}" for i in range(self.random.randrange(1, 3))] for k in kinds}
        self.futures = [f"future{i}" for i in range(self.random.randrange(0, 4))]
        self.all_tasks = [f"task{i}" for i in range(self.random.randrange(2, 6))]
        # A gather with return_exceptions=True takes in CPython a message of a child's, also of one that was not cancelled in the end.
        # Of two cancellations of who awaits a Future, which the first one cancels, CPython tells the first one's message, the module the second's.
        self.messages = self.random.random() < 0.5 and not ends_groups
        self.tasks = []
        self.children = []

    def lines(self):
        top = [f"{name} = asyncio.{self.pick(SHARED[kind])}" for kind in self.shared for name in self.shared[kind]]
        main = ["global began" + "".join(f", {name}" for name in self.futures), "began = us()"]
        for name in self.futures:
            main += [f"{name} = asyncio.get_running_loop().create_future()", f'futures.append(("{name}", {name}))']
        for name in self.all_tasks:
            function = self.function(name)
            self.tasks.append(name)
            main[0] += f", {name}"
            main.append(f'{name} = spawn("{name}", {function}())')
        if self.random.random() < 0.5:
            main += self.body("main", 0)
        main.append("await till_done(12)")
        if self.random.random() < 0.3:
            main.append("return 'main'")
        return top + ["futures = []", ""] + self.functions + ["async def main():", *indent(main), "", "run(main())"]

    def pick(self, some):
        return self.random.choice(list(some))

    def time(self):
        return "%.3f" % (self.times.pop() / 1000)

    def name(self, kind):
        self.names += 1
        name = f"{kind}{self.names}"
        if kind == "child":
            self.children.append(name)
        return name

    def function(self, me, depth=0):
        """A coroutine function of its own for each call, so that each has a name in the log."""
        name = self.name("f")
        body = self.body(me, depth)
        end = self.random.random()
        if end < 0.15:
            body.append(f"raise {self.pick(['ValueError', 'OSError'])}({self.names})")
        else:
            # None is no result to wait_for, as upstream.
            body.append(f"return {self.names}")
        self.functions += [f"async def {name}():", *indent(body), ""]
        return name

    def child(self, depth):
        """A function that was made for one call."""
        return self.function(self.name("child"), depth + 1)

    def body(self, me, depth):
        lines = []
        for _ in range(self.random.randrange(1, 5 if depth < 2 else 3)):
            lines.append(f"await asyncio.sleep({self.time()})")
            if self.left > 0:
                self.left -= 1
                lines += self.guarded(me, depth)
        return lines

    # What is done about exceptions.

    def guarded(self, me, depth):
        lines = self.statement(me, depth)
        how = self.random.randrange(12)
        if how < 3:
            return lines
        head, noted = ["try:", *indent(lines)], f'note("{me}", "caught", text(er))'
        if how < 7:
            return head + ["except Exception as er:", *indent([noted])]
        if how < 8:
            return head + ["except BaseException as er:", *indent([noted, "raise"])]
        if how < 9:
            return head + ["finally:", *indent([f'note("{me}", "finally")', *self.cleanup(me)])]
        last = self.pick(["raise", "pass", f"raise ValueError({self.names})", "raise CancelledError('again')" if self.messages else "raise CancelledError()"])
        return head + ["except CancelledError as er:", *indent([noted, *self.cleanup(me), last])]

    def cleanup(self, me):
        if self.random.random() < 0.5:
            return []
        return [f"await asyncio.sleep({self.time()})", f'note("{me}", "cleaned up")']

    # What is done.

    def statement(self, me, depth):
        kinds = ["burst"] * 6 + ["wait"] * 6
        if depth < 3:
            kinds += ["timeout", "group", "timeout", "group", "gather", "some", "shield", "wait_for", "completed", "held", "held"]
        kind = self.pick(kinds)
        return getattr(self, kind)(me, depth)

    def burst(self, me, depth):
        """Several things without a turn of the loop in between."""
        lines = []
        for _ in range(self.pick([1, 1, 2, 2, 3])):
            lines += self.act(me)
        return lines

    def act(self, me):
        choices = ["cancel", "cancel", "soon", "state"] + [kind for kind in self.shared for _ in range(2)]
        if self.futures:
            choices += ["future"] * 3
        if self.ends_groups:
            choices += ["end"] * 3 * bool(self.groups)
        kind = self.pick(choices)
        if kind == "cancel":
            return self.cancel(me)
        if kind == "end":
            name = self.pick(self.groups)
            return [f'note("{me}", "end {name}", end("{name}"))']
        if kind == "soon":
            return self.soon(me)
        if kind == "state":
            return [f'note("{me}", {self.pick(["asyncio.current_task().cancelling()", "asyncio.current_task().uncancel()"])})']
        call = self.call(kind)
        if call is None:
            return []
        return ["try:", f'    note("{me}", "{call}", {call})', "except Exception as er:", f'    note("{me}", "{call}", text(er))']

    def call(self, kind):
        """A call that does not wait."""
        if kind == "future":
            return self.pick(self.futures) + self.pick(
                [f".set_result({self.names})", ".set_exception(OSError('set'))", ".cancel()", ".cancel()", ".done()"]
            )
        thing = self.pick(self.shared[kind])
        calls = {
            "event": [".set()", ".set()", ".clear()", ".is_set()"],
            "lock": [".locked()"],
            "semaphore": [".release()", ".release()", ".locked()"],
            "condition": [".locked()"],
            "barrier": [".n_waiting", ".broken"],
            "queue": [".put_nowait(%d)" % self.random.randrange(9)] * 2 + [".get_nowait()", ".get_nowait()", ".task_done()", ".qsize()", ".full()"],
        }
        return thing + self.pick(calls[kind])

    def cancel(self, me):
        name = self.pick(self.all_tasks * 2 + self.children)
        return [f'note("{me}", "cancel {name}", cancel("{name}"{self.pick(["", f", {me!r}"]) if self.messages else ""}))']

    def soon(self, me):
        kinds = list(self.shared) + (["future"] if self.futures else [])
        call, name = self.call(self.pick(kinds)), self.name("call")
        if self.random.random() < 0.3:
            call = f'cancel("{self.pick(self.all_tasks + self.children)}")'
        later = self.random.random() < 0.7
        way = f"call_later({self.time()}, " if later else "call_soon("
        lines = [f'handle = asyncio.get_running_loop().{way}calls("{name}", lambda: {call}))']
        if later and self.random.random() < 0.3:
            lines += [f"await asyncio.sleep({self.time()})", "handle.cancel()"]
        return lines

    # What may wait.

    def wait(self, me, depth):
        waits = {
            "event": ["{0}.wait()"],
            "lock": ["{0}.acquire()"],
            "semaphore": ["{0}.acquire()"],
            "barrier": ["{0}.wait()", "{0}.wait()", "{0}.wait()", "{0}.reset()", "{0}.abort()"],
            "queue": ["{0}.get()", "{0}.get()", "{0}.put(%d)" % self.random.randrange(9), "{0}.join()"],
        }
        kind = self.pick(list(self.shared) + ["task", "future", "sleep"])
        if kind in ("lock", "condition"):
            return self.held(me, depth)
        if kind in self.shared:
            aw = self.pick(waits[kind]).format(self.pick(self.shared[kind]))
        elif kind == "task" and self.below(me):
            aw = self.pick(self.below(me))
        elif kind == "future" and self.futures:
            aw = self.pick(self.futures)
        else:
            aw = f"asyncio.sleep({self.time()}, {self.names})"
        return self.noted(me, aw)

    def noted(self, me, aw):
        # acquire() and wait() return the object itself here.
        plain = aw.endswith((".acquire()", "event0.wait()", "event1.wait()"))
        lines = [f'note("{me}", "await {aw}")']
        return lines + ([f"await {aw}", f'note("{me}", "done")'] if plain else [f'note("{me}", "got", await {aw})'])

    def below(self, me):
        """The tasks that this one may await: nobody awaits who awaits him."""
        return self.tasks if me.startswith(("task", "main")) else []

    def held(self, me, depth):
        locks = [n for kind in ("lock", "semaphore", "condition", "barrier") for n in self.shared.get(kind, [])]
        if not locks:
            return self.burst(me, depth)
        name = self.pick(locks)
        lines = [f'note("{me}", "inside")']
        if name.startswith("condition"):
            lines += self.pick(
                [
                    [f'note("{me}", "notified", await {name}.wait())'],
                    [f'note("{me}", "notified", await {name}.wait())'],
                    [f"{name}.notify()"],
                    [f"{name}.notify(2)"],
                    [f"{name}.notify_all()"],
                    [f"await asyncio.sleep({self.time()})", f"{name}.notify()", f"await asyncio.sleep({self.time()})"],
                ]
            )
        else:
            lines += self.body(me, depth + 1)
        return [f"async with {name}:", *indent(lines), f'note("{me}", "outside")']

    def timeout(self, me, depth):
        name = self.name("limit")
        lines = self.body(me, depth + 1)
        if self.random.random() < 0.2:
            when = self.pick(["None", f"asyncio.get_running_loop().time() + {self.time()}", "asyncio.get_running_loop().time() - 1"])
            lines.insert(self.random.randrange(len(lines)) if len(lines) == 1 else 0, f"{name}.reschedule({when})")
        limit = self.pick([self.time(), self.time(), self.time(), "None", "0", "-1"])
        return [
            "try:",
            f"    async with asyncio.timeout({limit}) as {name}:",
            *indent(indent(lines)),
            "finally:",
            f'    note("{me}", "expired", {name}.expired(), asyncio.current_task().cancelling())',
        ]

    def group(self, me, depth):
        name = self.name("group")
        lines = []
        if self.ends_groups:
            self.groups.append(name)
            lines.append(f'groups["{name}"] = {name}')
        for _ in range(self.random.randrange(1, 4)):
            child = self.name("child")
            lines.append(f'{child} = {name}.create_task({self.function(child, depth + 1)}())')
            lines.append(f'tasks.append(("{child}", {child}))')
        if self.random.random() < 0.5:
            lines += self.body(me, depth + 1)
        return [f"async with asyncio.TaskGroup() as {name}:", *indent(lines), f'note("{me}", "left", asyncio.current_task().cancelling())']

    def some_aws(self, me, depth):
        """A list of awaitables, and the lines that make the tasks among them."""
        lines, aws = [], []
        for _ in range(self.random.randrange(1, 4)):
            if self.random.random() < 0.6 or not self.below(me) + self.futures:
                child = self.name("child")
                lines.append(f'{child} = spawn("{child}", {self.function(child, depth + 1)}())')
                aws.append(child)
            else:
                aws.append(self.pick(self.below(me) + self.futures))
        return lines, sorted(set(aws))

    def gather(self, me, depth):
        lines, aws = self.some_aws(me, depth)
        safe = not self.messages and self.random.random() < 0.7
        result = f"await asyncio.gather({', '.join(aws)}, return_exceptions={safe})"
        if safe:
            result = f"[told(r) for r in {result}]"
        return lines + [f'note("{me}", "gathered", {result})']

    def some(self, me, depth):
        lines, aws = self.some_aws(me, depth)
        limit = self.pick(["None", self.time()])
        which = self.pick(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])
        lines.append(f"done, pending = await asyncio.wait([{', '.join(aws)}], timeout={limit}, return_when=asyncio.{which})")
        return lines + [f'note("{me}", "done", named(done), "pending", named(pending))']

    def completed(self, me, depth):
        lines, aws = self.some_aws(me, depth)
        limit = self.pick(["None", self.time()])
        return lines + [
            f"for next_one in asyncio.as_completed([{', '.join(aws)}], timeout={limit}):",
            "    try:",
            f'        note("{me}", "completed", await next_one)',
            "    except Exception as er:",
            f'        note("{me}", "completed", text(er))',
        ]

    def shield(self, me, depth):
        lines, aws = self.some_aws(me, depth)
        return lines + [f'note("{me}", "shielded", await asyncio.shield({self.pick(aws)}))']

    def wait_for(self, me, depth):
        # Who is cancelled in it does not wait for what he has awaited (upstream's rule): here that is nothing that takes its time.
        aws = [f"asyncio.sleep({self.time()}, {self.names})"]
        for name in self.shared.get("queue", []):
            aws += [f"{name}.get()", f"{name}.put({self.names})"]
        for name in self.shared.get("event", []):
            aws += [f"{name}.wait()"]
        aw = self.pick(aws)
        limit = self.pick([self.time(), self.time(), "None"])
        lines = [f"await asyncio.wait_for({aw}, {limit})", f'note("{me}", "waited")']
        return lines if "event" in aw else self.noted(me, f"asyncio.wait_for({aw}, {limit})")


if __name__ == "__main__":
    print("\n".join(Program(int(sys.argv[1])).lines()))
