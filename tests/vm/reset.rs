//! A soft reset: the heap is a new one, and the loop knows nothing of what was on the old.

use crate::vm::Vm;

const PENDING: &str = "
    import uasyncio
    ev = uasyncio.Event()
    async def old(ms):
        await uasyncio.sleep_ms(ms)
        print('from before the reset')
    async def waits(t):
        await ev.wait()
        await t
    async def main():
        for i in range(50):
            t = uasyncio.create_task(old(i))
            uasyncio.create_task(waits(t))
        uasyncio.create_task(uasyncio.gather(old(1), uasyncio.wait_for(old(5), 1)))
        await uasyncio.sleep_ms(25)
        ev.set()
    uasyncio.run(main())
    ev.set()
    kept = uasyncio.sleep(1)
    ";

const FRESH: &str = "
    import uasyncio
    async def main():
        await uasyncio.sleep(1)
        return await uasyncio.gather(uasyncio.sleep(1), uasyncio.wait_for(one(), 1))
    async def one():
        return 1
    print(uasyncio.run(main()))
    ";

#[test]
fn nothing_of_the_old_heap_is_left() {
    let mut vm = Vm::new();
    for _ in 0..3 {
        assert!(vm.run(PENDING).contains("from before"));
        vm.reset();
        assert_eq!(vm.run(FRESH), "[None, 1]\n");
        vm.reset();
    }
}

/// An address that was kept from the old heap would keep alive what lies there on the new one.
#[test]
fn what_lies_at_an_old_address_is_freed() {
    let mut vm = Vm::new();
    let scheduled = "
        import micropython
        import uasyncio
        async def main():
            room = [[i] for i in range(1000)]
            for i in range(4):
                micropython.schedule([].append, [i])
                uasyncio.create_task(uasyncio.sleep(5))
            await uasyncio.sleep(1)
        uasyncio.run(main())
        ";
    assert_eq!(vm.run(scheduled), "");
    vm.reset();
    // A word that points into this chain keeps all that is behind.
    let chain = "
        import gc
        import uasyncio
        def used():
            gc.collect()
            return gc.mem_alloc()
        def chain():
            x = None
            for i in range(4000):
                x = [x]
        before = used()
        chain()
        left = used() - before
        print(left < 400 or left)
        ";
    assert_eq!(vm.run(chain), "True\n");
}

#[test]
fn also_when_an_exception_ended_the_loop() {
    let mut vm = Vm::new();
    let printed = vm.run(
        "
        import uasyncio
        async def main():
            uasyncio.create_task(uasyncio.sleep(5))
            await uasyncio.sleep(1)
            raise SystemExit
        uasyncio.run(main())
        ",
    );
    assert!(printed.contains("SystemExit"));
    vm.reset();
    assert_eq!(vm.run(FRESH), "[None, 1]\n");
}

#[test]
fn a_second_import_forgets_nothing() {
    let printed = Vm::new().run(
        "
        import uasyncio
        async def work():
            print('kept')
        t = uasyncio.create_task(work())
        import asyncio
        import sys
        sys.modules.pop('uasyncio', None)
        import uasyncio
        async def main():
            await t
        asyncio.run(main())
        ",
    );
    assert_eq!(printed, "kept\n");
}
