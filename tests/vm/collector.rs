//! The collector sees everything that is still needed, and the rest goes.

use crate::vm::Vm;

const HUNDREDS: &str = "
    import gc, uasyncio
    total = 0
    async def leaf(n):
        global total
        await uasyncio.sleep_ms(n % 7)
        total += 1
        return n
    async def branch(n):
        # Nothing but the loop, and those who wait, knows of any of these.
        ev = uasyncio.Event()
        lock = uasyncio.Lock()
        async def setter():
            async with lock:
                await uasyncio.sleep_ms(n % 5)
            ev.set()
        uasyncio.create_task(setter())
        uasyncio.create_task(setter())
        got = await uasyncio.gather(leaf(n), leaf(n + 1), uasyncio.wait_for(leaf(n + 2), 1))
        assert got == [n, n + 1, n + 2], got
        await ev.wait()
        try:
            await uasyncio.wait_for_ms(uasyncio.Event().wait(), 2)
        except uasyncio.TimeoutError:
            pass
        late = uasyncio.create_task(leaf(n))
        await uasyncio.sleep_ms(n % 3)
        late.cancel()
        try:
            await late
        except uasyncio.CancelledError:
            pass
        gc.collect()
        return n
    async def main(n):
        got = await uasyncio.gather(*[branch(i) for i in range(n)])
        assert got == list(range(n)), got
        print('all', total >= 3 * n)
    ";

#[test]
fn hundreds_of_tasks_and_a_collection_at_every_few_allocations() {
    let mut vm = Vm::with_heap(1024 * 1024);
    vm.run(HUNDREDS);
    vm.collect_every(61);
    assert_eq!(vm.run("uasyncio.run(main(200))"), "all True\n");
}

#[test]
fn a_collection_at_every_allocation() {
    let mut vm = Vm::with_heap(128 * 1024);
    vm.run(HUNDREDS);
    vm.collect_every(1);
    assert_eq!(vm.run("uasyncio.run(main(12))"), "all True\n");
}

#[test]
fn what_is_over_is_freed() {
    let printed = Vm::with_heap(256 * 1024).run(
        "
        import gc, uasyncio
        async def work(n):
            ev = uasyncio.Event()
            uasyncio.create_task(setter(ev))
            await ev.wait()
            return bytearray(n)
        async def setter(ev):
            await uasyncio.sleep_ms(1)
            ev.set()
        async def main():
            gc.collect()
            before = gc.mem_alloc()
            for i in range(300):
                await uasyncio.gather(work(1000), uasyncio.wait_for(work(1000), 1))
            gc.collect()
            print(gc.mem_alloc() - before < 8000)
        uasyncio.run(main())
        ",
    );
    assert_eq!(printed, "True\n");
}

#[test]
fn who_waits_for_what_nobody_can_reach_any_more_is_freed_as_upstream() {
    let printed = Vm::new().run(
        "
        import gc, uasyncio
        async def lost():
            big = bytearray(1000)
            await uasyncio.Event().wait()
        async def main():
            gc.collect()
            before = gc.mem_alloc()
            for i in range(100):
                uasyncio.create_task(lost())
            await uasyncio.sleep_ms(1)
            gc.collect()
            print(gc.mem_alloc() - before < 20000)
        uasyncio.run(main())
        ",
    );
    assert_eq!(printed, "True\n");
}

#[test]
fn who_has_waited_keeps_nothing_of_what_comes_to_lie_there() {
    let printed = Vm::new().run(
        "
        import gc, uasyncio
        go = uasyncio.Event()
        async def in_group():
            async with uasyncio.TaskGroup() as group:
                group.create_task(go.wait())
        async def nothing():
            pass
        async def waits():
            # What is cut short does not stay on the coroutine's stack.
            for deed in in_group, nothing:
                try:
                    await deed()
                except uasyncio.CancelledError:
                    pass
        async def main():
            tasks = [uasyncio.create_task(waits()) for i in range(100)]
            await uasyncio.sleep_ms(1)
            # The children are done before those who wait for them have their turn.
            go.set()
            for task in tasks:
                task.cancel()
            await uasyncio.sleep_ms(1)
            return tasks
        def fill():
            # Of one block each: there is one wherever a list of waiters was.
            for tuple in [(i,) for i in range(6000)]:
                pass
        tasks = uasyncio.run(main())
        gc.collect()
        before = gc.mem_alloc()
        fill()
        gc.collect()
        print(gc.mem_alloc() - before < 1000)
        ",
    );
    assert_eq!(printed, "True\n");
}
