//! What no sensible script does. It may raise; it may not crash, hang, or spoil the loop.

use crate::vm::Vm;

/// Runs each attempt in a fresh loop's task, then lets the loop prove itself.
fn survives(attempts: &[&str]) {
    for collect_every in [0, 1] {
        for attempt in attempts {
            let mut vm = Vm::with_heap(128 * 1024);
            vm.run(
                "
                import uasyncio
                async def sleeper(ms):
                    await uasyncio.sleep_ms(ms)
                    return ms
                async def bad():
                    raise ValueError
                async def proof():
                    t = uasyncio.create_task(sleeper(5))
                    return await uasyncio.gather(t, uasyncio.wait_for(sleeper(1), 1))
                async def limited(coro):
                    try:
                        await uasyncio.wait_for(coro, 1)
                    except BaseException as er:
                        print(repr(er))
                ",
            );
            vm.collect_every(collect_every);
            let body = attempt.replace('\n', "\n    ");
            let printed = vm.run(&format!(
                "async def attempt():\n    {body}\nuasyncio.run(limited(attempt()))\n"
            ));
            let proof = vm.run("print(uasyncio.run(proof()))");
            assert!(proof.ends_with("[5, 1]\n"), "{attempt}\n{printed}\n{proof}");
        }
    }
}

#[test]
fn stores_into_a_task() {
    survives(&[
        "t = uasyncio.create_task(bad())\nawait uasyncio.sleep_ms(0)\nt.data = None\nawait t",
        "t = uasyncio.create_task(bad())\nawait uasyncio.sleep_ms(0)\nt.data = 1\nawait t",
        "t = uasyncio.create_task(sleeper(9))\nawait uasyncio.sleep_ms(0)\nt.data = t\nt.cancel()\nawait t",
        "t = uasyncio.create_task(uasyncio.Event().wait())\nawait uasyncio.sleep_ms(0)\nt.data = None\nt.cancel()\nawait t",
        "t = uasyncio.create_task(uasyncio.Event().wait())\nawait uasyncio.sleep_ms(0)\nt.data = t\nt.cancel()\nawait t",
        "a = uasyncio.create_task(uasyncio.Event().wait())\nb = uasyncio.create_task(uasyncio.Event().wait())\nawait uasyncio.sleep_ms(0)\na.data = b\nb.data = a\na.cancel()\nawait a",
        "t = uasyncio.current_task()\nt.data = t\nt.cancel()\nawait uasyncio.sleep_ms(1)",
        "t = uasyncio.current_task()\nt.data = uasyncio.sleep_ms(1)\nawait uasyncio.sleep_ms(1)",
        "t = uasyncio.create_task(sleeper(9))\nt.state = None\nt.state = True\nt.coro = 1\nawait t",
    ]);
}

#[test]
fn awaitables_driven_by_hand() {
    survives(&[
        "s = uasyncio.sleep_ms(5)\nnext(s)\nnext(s)\nnext(s)",
        "s = uasyncio.sleep_ms(5)\nnext(s)\nawait uasyncio.sleep_ms(1)",
        "e = uasyncio.Event()\nnext(e)\nnext(e)",
        "e = uasyncio.Event()\nnext(e)\nawait uasyncio.sleep_ms(1)",
        "e = uasyncio.Event()\nnext(e)\nuasyncio.current_task().cancel()\nawait uasyncio.sleep_ms(1)",
        "e = uasyncio.Event()\nnext(e)\nreturn 1",
        "e = uasyncio.Event()\nnext(e)\nraise ValueError",
        "t = uasyncio.create_task(sleeper(3))\nnext(t)\nnext(t)",
        "t = uasyncio.create_task(sleeper(3))\nnext(t)\nreturn 1",
        "g = uasyncio.gather(sleeper(3), sleeper(4))\nnext(g)\nnext(g)",
        "g = uasyncio.gather(sleeper(3), sleeper(4))\nnext(g)\nreturn 1",
        "g = uasyncio.gather(sleeper(3))\nnext(g)\nawait uasyncio.sleep_ms(9)\nprint(await g)",
        "w = uasyncio.wait_for(sleeper(3), 1)\nnext(w)\nreturn 1",
        "w = uasyncio.wait_for(sleeper(3), 0.001)\nnext(w)\nawait uasyncio.sleep_ms(9)\nprint(await w)",
        "w = uasyncio.wait_for(sleeper(3), 1)\nw.throw(ValueError)",
        "w = uasyncio.wait_for(sleeper(3), 1)\nw.close()\nprint(await w)",
        "g = uasyncio.gather(sleeper(3))\ng.close()\nprint(await g)",
        "g = uasyncio.gather(sleeper(3))\nnext(g)\ng.throw(uasyncio.CancelledError)",
        "l = uasyncio.Lock()\nl.acquire().throw(ValueError)",
        "l = uasyncio.Lock()\nnext(l.acquire())",
        "uasyncio.Lock().release()",
    ]);
}

#[test]
fn one_awaitable_awaited_twice() {
    survives(&[
        "g = uasyncio.gather(sleeper(3), sleeper(4))\nasync def f():\n    return await g\nprint(await uasyncio.gather(f(), f(), return_exceptions=True))",
        "w = uasyncio.wait_for(sleeper(3), 1)\nasync def f():\n    return await w\nprint(await uasyncio.gather(f(), f(), return_exceptions=True))",
        "w = uasyncio.wait_for(sleeper(9), 0.003)\nasync def f():\n    return await w\nprint(await uasyncio.gather(f(), f(), return_exceptions=True))",
        "s = uasyncio.sleep_ms(3)\nasync def f():\n    return await s\nprint(await uasyncio.gather(f(), f(), return_exceptions=True))",
        "c = sleeper(5)\nuasyncio.create_task(c)\nuasyncio.create_task(c)\nawait uasyncio.sleep_ms(9)",
        "c = sleeper(5)\nt = uasyncio.create_task(c)\nawait uasyncio.sleep_ms(0)\nc.close()\nawait t",
        "c = sleeper(5)\nt = uasyncio.create_task(c)\nawait uasyncio.sleep_ms(0)\nc.throw(ValueError)",
        "c = sleeper(5)\nt = uasyncio.create_task(c)\nawait uasyncio.sleep_ms(0)\nawait c",
    ]);
}

#[test]
fn odd_tasks() {
    survives(&[
        "t = uasyncio.Task(sleeper(1))\nt.cancel()\nawait t",
        "t = uasyncio.Task(sleeper(1))\nawait t",
        "t = uasyncio.Task(None)\nt.cancel()\nawait t",
        "t = uasyncio.Task(3)\nt.cancel()\nawait t",
        "t = uasyncio.create_task(uasyncio.create_task(sleeper(1)))\nawait t",
        "t = uasyncio.create_task(uasyncio.current_task())\nawait t",
        "e = uasyncio.Event()\nt = uasyncio.create_task(e)\nawait uasyncio.sleep_ms(1)\ne.set()\nprint(await t)",
        "await uasyncio.wait_for(uasyncio.wait_for(uasyncio.gather(sleeper(1), sleeper(900)), 0.5), 0.2)",
        "t = uasyncio.current_task()\nawait uasyncio.gather(t)",
        "t = uasyncio.current_task()\nawait uasyncio.wait_for(t, 1)",
        "class C:\n    def send(self, value):\n        return value\nawait uasyncio.create_task(C())",
        "class C:\n    def send(self, value):\n        raise KeyError\nawait uasyncio.create_task(C())",
        "class C:\n    def send(self, value):\n        raise StopIteration(7)\nprint(await uasyncio.create_task(C()))",
        "def g():\n    yield\n    yield 5\nt = uasyncio.create_task(g())\nawait uasyncio.sleep_ms(1)\nt.cancel()\nawait t",
    ]);
}
