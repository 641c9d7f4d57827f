//! Exceptions across the boundary: C raises by longjmp, and none of that may pass a Rust frame.

use crate::vm::{Vm, Wait};

fn assert_prints(vm: &mut Vm, source: &str, expected: &[&str]) {
    let printed = vm.run(source);
    assert_eq!(printed.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn out_of_run() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        async def deep(n):
            await uasyncio.sleep(0)
            if n == 0:
                raise ValueError('deep')
            await deep(n - 1)
        for i in range(3):
            try:
                uasyncio.run(deep(i))
            except ValueError as er:
                print(i, er)
        ",
        &["0 deep", "1 deep", "2 deep"],
    );
}

#[test]
fn from_a_task_that_is_done_again_and_again() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        async def bad():
            raise KeyError('k')
        async def main():
            t = uasyncio.create_task(bad())
            for i in range(3):
                try:
                    await t
                except KeyError as er:
                    print(i, repr(er))
        uasyncio.run(main())
        ",
        &["0 KeyError('k',)", "1 KeyError('k',)", "2 KeyError('k',)"],
    );
}

#[test]
fn what_is_no_coroutine_is_a_type_error() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        async def main():
            for make in (
                lambda: uasyncio.create_task(1),
                lambda: uasyncio.create_task([]),
                lambda: uasyncio.run(None),
            ):
                try:
                    make()
                except (TypeError, RuntimeError) as er:
                    print(repr(er))
            for make in (lambda: uasyncio.gather(1, 2), lambda: uasyncio.wait_for('x', 1)):
                try:
                    await make()
                except TypeError as er:
                    print(repr(er))
            return 'unharmed'
        print(uasyncio.run(main()))
        try:
            uasyncio.run(lambda: 1)
        except TypeError as er:
            print(er)
        ",
        &[
            "TypeError('a coroutine was expected, got 1',)",
            "TypeError('a coroutine was expected, got []',)",
            "TypeError('An asyncio.Future, a coroutine or an awaitable is required',)",
            "TypeError('An asyncio.Future, a coroutine or an awaitable is required',)",
            "TypeError('An asyncio.Future, a coroutine or an awaitable is required',)",
            "unharmed",
            "An asyncio.Future, a coroutine or an awaitable is required",
        ],
    );
}

#[test]
fn a_run_inside_a_run_has_its_result_and_the_outer_one_goes_on() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        async def inner():
            await uasyncio.sleep(0.1)
            return 'inner'
        async def main():
            print(uasyncio.run(inner()))
            print(await uasyncio.wait_for(other(), 1))
        async def other():
            await uasyncio.sleep(0.1)
            return 'goes on'
        uasyncio.run(main())
        ",
        &["inner", "goes on"],
    );
}

#[test]
fn that_nobody_awaits_is_reported_and_the_loop_goes_on() {
    let printed = Vm::new().run(
        "
        import uasyncio
        async def bad():
            raise OSError(5)
        async def main():
            uasyncio.create_task(bad())
            await uasyncio.sleep(1)
            print('still here')
        uasyncio.run(main())
        ",
    );
    let lines: Vec<_> = printed.lines().collect();
    assert_eq!(lines[0], "Task exception wasn't retrieved");
    assert!(
        lines[1].starts_with("future: <Task") && lines[1].contains("coro= <generator object 'bad'")
    );
    assert_eq!(lines[2], "Traceback (most recent call last):");
    assert!(
        lines.contains(&"OSError: 5") || printed.contains("OSError: [Errno 5] EIO"),
        "{printed}"
    );
    assert_eq!(lines.last(), Some(&"still here"));
}

#[test]
fn a_yield_of_anything_parks_the_task() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        class Odd:
            def __iter__(self):
                yield 'nonsense'
            __await__ = __iter__
        async def odd():
            await Odd()
            print('taken up again')
        async def main():
            coro = odd()
            task = uasyncio.create_task(coro)
            await uasyncio.sleep_ms(1)
            print(task.done())
            uasyncio.create_task(coro)
            await uasyncio.sleep_ms(1)
            return 1
        print(uasyncio.run(main()))
        ",
        &["False", "taken up again", "1"],
    );
}

#[test]
fn awaiting_oneself_or_in_a_circle() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        tasks = []
        async def awaits(i):
            try:
                await tasks[i]
            except RuntimeError as er:
                print(er)
        async def main():
            for i in (0, 2, 1):
                tasks.append(uasyncio.create_task(awaits(i)))
            for t in tasks:
                await t
        uasyncio.run(main())
        ",
        &["Task cannot await on itself", "tasks await each other"],
    );
}

#[test]
fn awaiting_without_a_loop() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        lock = uasyncio.Lock()
        try:
            lock.acquire().send(None)
        except StopIteration as er:
            print('who need not wait needs no loop:', er)
        for aw in (uasyncio.sleep(1), uasyncio.Event().wait(), uasyncio.gather(), lock.acquire()):
            try:
                aw.send(None)
            except RuntimeError as er:
                print(er)
        ",
        &[
            "who need not wait needs no loop: True",
            "no running event loop",
            "no running event loop",
            "no running event loop",
            "no running event loop",
        ],
    );
}

#[test]
fn ctrl_c_while_the_loop_waits() {
    let mut vm = Vm::new();
    vm.waits([Wait::Out, Wait::CtrlC]);
    assert_prints(
        &mut vm,
        "
        import uasyncio
        async def tick():
            for i in range(4):
                await uasyncio.sleep(1)
                print('tick', i)
        t = uasyncio.create_task(tick())
        async def until():
            await t
        try:
            uasyncio.run(until())
        except KeyboardInterrupt:
            print('ctrl-c')
        uasyncio.run(until())
        ",
        &["tick 0", "ctrl-c", "tick 1", "tick 2", "tick 3"],
    );
}

#[test]
fn a_keyboard_interrupt_in_a_task_comes_out_of_run() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        async def dies(exc):
            await uasyncio.sleep(1)
            raise exc
        async def main(exc):
            t = uasyncio.create_task(dies(exc))
            try:
                await uasyncio.sleep(5)
            except BaseException as er:
                print('never', repr(er))
        for exc in (KeyboardInterrupt, SystemExit):
            try:
                uasyncio.run(main(exc))
            except exc as er:
                print(repr(er))
        async def after():
            return 'works'
        print(uasyncio.run(after()))
        ",
        &["KeyboardInterrupt()", "SystemExit()", "works"],
    );
}

#[test]
fn ctrl_c_from_a_thread_stops_who_never_sleeps() {
    let mut vm = Vm::new();
    vm.run(
        "
        import uasyncio
        async def spin():
            print('spins')
            while True:
                await uasyncio.sleep_ms(0)
        ",
    );
    for _ in 0..20 {
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !crate::vm::has_printed("spins") {
                    std::thread::yield_now();
                }
                std::thread::sleep(std::time::Duration::from_millis(2));
                crate::vm::ctrl_c();
            });
            assert_prints(
                &mut vm,
                "
                try:
                    uasyncio.run(spin())
                except KeyboardInterrupt:
                    print('stopped')
                ",
                &["spins", "stopped"],
            );
        });
    }
}

#[test]
fn through_finally_and_async_with() {
    assert_prints(
        &mut Vm::new(),
        "
        import uasyncio
        class Cm:
            async def __aenter__(self):
                await uasyncio.sleep(0)
                return self
            async def __aexit__(self, kind, value, tb):
                await uasyncio.sleep(0)
                print('exit', kind is uasyncio.CancelledError)
        async def work():
            try:
                async with Cm():
                    await uasyncio.sleep(10)
            finally:
                print('finally')
        async def main():
            t = uasyncio.create_task(work())
            await uasyncio.sleep(1)
            t.cancel()
            try:
                await t
            except uasyncio.CancelledError:
                print('cancelled')
        uasyncio.run(main())
        ",
        &["exit True", "finally", "cancelled"],
    );
}
