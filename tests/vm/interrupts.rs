//! Entries from other contexts: threads in the part of interrupts, and callbacks.

use crate::vm::{self, Vm, Wait};

#[test]
fn an_event_set_while_the_loop_waits() {
    let mut vm = Vm::new();
    vm.run(
        "
        import uasyncio
        ev = uasyncio.Event()
        async def main():
            await ev.wait()
            return 'woken'
        ",
    );
    let event = vm.global(c"ev");
    vm.waits([Wait::Out, Wait::Do(Box::new(move || vm::event_set(event)))]);
    assert_eq!(vm.run("print(uasyncio.run(main()))"), "woken\n");
}

#[test]
fn a_million_sets_from_a_thread_and_the_last_is_not_lost() {
    const SETS: u32 = 1_000_000;
    let mut vm = Vm::new();
    vm.run(
        "
        import uasyncio
        ev = uasyncio.Event()
        done = uasyncio.Event()
        async def consumer():
            while True:
                await ev.wait()
                ev.clear()
        async def main():
            t = uasyncio.create_task(consumer())
            await done.wait()
            # Whatever was set last is found in these turns.
            for i in range(3):
                await uasyncio.sleep_ms(0)
            t.cancel()
            return ev.is_set()
        ",
    );
    let (event, done) = (vm.global(c"ev"), vm.global(c"done"));
    vm.waits([Wait::ForThreads]);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for _ in 0..SETS {
                vm::event_set(event);
            }
            vm::event_set(done);
        });
        assert_eq!(vm.run("print(uasyncio.run(main()))"), "False\n");
    });
}

#[test]
fn one_set_at_a_time_is_never_missed() {
    // The other extreme: the loop is about to sleep each time.
    const ROUNDS: u32 = 5_000;
    let mut vm = Vm::new();
    vm.run(
        "
        import uasyncio
        ev = uasyncio.Event()
        taken = uasyncio.Event()
        async def main(rounds):
            for i in range(rounds):
                await ev.wait()
                ev.clear()
                taken.set()
            return 'all'
        ",
    );
    let event = vm.global(c"ev");
    let taken = vm.global(c"taken");
    vm.waits([Wait::ForThreads]);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for _ in 0..ROUNDS {
                vm::event_set(event);
                while !vm::event_take(taken) {
                    std::hint::spin_loop();
                    std::thread::yield_now();
                }
            }
        });
        let script = format!("print(uasyncio.run(main({ROUNDS})))");
        assert_eq!(vm.run(&script), "all\n");
    });
}

#[test]
fn a_scheduled_callback_sets_an_event() {
    let printed = Vm::new().run(
        "
        import micropython, uasyncio
        ev = uasyncio.Event()
        async def main():
            micropython.schedule(lambda arg: arg.set(), ev)
            await ev.wait()
            return 'called'
        print(uasyncio.run(main()))
        ",
    );
    assert_eq!(printed, "called\n");
}

#[test]
fn a_callback_that_uses_the_loop() {
    let printed = Vm::new().run(
        "
        import micropython, uasyncio
        async def work(name):
            print(name)
        async def sleeper():
            await uasyncio.sleep(100)
        def callback(t):
            uasyncio.create_task(work('made'))
            t.cancel()
        async def main():
            t = uasyncio.create_task(sleeper())
            await uasyncio.sleep(0)
            micropython.schedule(callback, t)
            try:
                await t
            except uasyncio.CancelledError:
                print('cancelled')
        uasyncio.run(main())
        ",
    );
    assert_eq!(printed, "made\ncancelled\n");
}
