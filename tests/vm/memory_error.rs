//! No memory: at every single allocation, the scheduler stays consistent.

use crate::vm::Vm;

/// What uses everything there is, and proves afterwards that the loop is in order.
const SCRIPT: &str = "
    import uasyncio
    async def child(ms):
        await uasyncio.sleep_ms(ms)
        return ms
    async def never(event):
        await event.wait()
    async def scenario():
        event = uasyncio.Event()
        lock = uasyncio.Lock()
        async def locked():
            async with lock:
                await uasyncio.sleep_ms(1)
        waiter = uasyncio.create_task(never(event))
        await uasyncio.sleep_ms(1)
        await uasyncio.gather(child(1), child(2), locked(), locked(), return_exceptions=True)
        await uasyncio.wait_for_ms(child(3), 10)
        try:
            await uasyncio.wait_for_ms(never(event), 3)
        except uasyncio.TimeoutError:
            pass
        cancelled = uasyncio.create_task(child(100))
        await uasyncio.sleep_ms(0)
        cancelled.cancel()
        event.set()
        await waiter
        await uasyncio.sleep(0.001)
    async def proof():
        t = uasyncio.create_task(child(5))
        results = await uasyncio.gather(child(1), t, child(3))
        await uasyncio.sleep_ms(200)
        return results
    ";

const PROOF: &str = "
    try:
        uasyncio.current_task()
    except RuntimeError:
        print(uasyncio.run(proof()))
    ";

#[test]
fn every_allocation_fails_once() {
    let mut vm = Vm::new();
    assert_eq!(vm.run(SCRIPT), "");
    let mut errors = 0;
    for nth in 1.. {
        vm.fail_allocation(nth);
        let printed = vm.run("uasyncio.run(scenario())");
        if !vm.allocation_failed() {
            // It has got through all of them.
            assert_eq!(printed, "");
            assert!(nth > 40, "the scenario allocates: {nth}");
            break;
        }
        errors += u32::from(printed.contains("MemoryError"));
        let proof = vm.run(PROOF);
        assert!(proof.ends_with("[1, 5, 3]\n"), "{nth}: {printed}{proof}");
    }
    assert!(errors > 30, "most of them are seen: {errors}");
}

#[test]
fn no_allocation_succeeds_from_some_time_on() {
    // heap_lock makes every one fail, until it is undone.
    let mut vm = Vm::new();
    vm.run(SCRIPT);
    vm.run(
        "
        import micropython
        async def locks(ms):
            await uasyncio.sleep_ms(ms)
            micropython.heap_lock()
        def attempt(ms):
            locking = uasyncio.create_task(locks(ms))
            try:
                uasyncio.run(scenario())
            except MemoryError:
                pass
            finally:
                while micropython.heap_unlock():
                    pass
                locking.cancel()
        ",
    );
    for ms in 0..20 {
        vm.run(&format!("attempt({ms})"));
        let proof = vm.run(PROOF);
        assert!(proof.ends_with("[1, 5, 3]\n"), "{ms}: {proof}");
    }
}

#[test]
fn sleeping_and_waking_allocates_nothing() {
    let printed = Vm::new().run(
        "
        import micropython, uasyncio
        ev = uasyncio.Event()
        lock = uasyncio.Lock()
        async def waiter():
            while True:
                await ev.wait()
                ev.clear()
        async def holder():
            while True:
                await lock.acquire()
                await uasyncio.sleep_ms(1)
                lock.release()
        async def main():
            uasyncio.create_task(waiter())
            uasyncio.create_task(holder())
            uasyncio.create_task(holder())
            await uasyncio.sleep_ms(10)
            micropython.heap_lock()
            for i in range(20):
                await uasyncio.sleep_ms(3)
                ev.set()
                await uasyncio.sleep_ms(0)
            micropython.heap_unlock()
            print('done')
        uasyncio.run(main())
        ",
    );
    assert_eq!(printed, "done\n");
}
