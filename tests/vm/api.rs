//! The API, as scripts see it.

use crate::vm::{self, Vm};

/// Runs a script on a fresh VM and compares what it prints, line by line.
fn assert_prints(source: &str, expected: &[&str]) {
    let printed = Vm::new().run(source);
    assert_eq!(printed.lines().collect::<Vec<_>>(), expected);
}

/// Not a microsecond less than that has passed, and a millisecond more at most.
fn assert_takes(began: u64, us: u64) {
    let took = vm::time() - began;
    assert!((us..us + 1000).contains(&took), "{took} instead of {us}");
}

#[test]
fn run_returns_what_the_coroutine_returns() {
    assert_prints(
        "
        import uasyncio
        async def main():
            await uasyncio.sleep(0)
            return 42
        print(uasyncio.run(main()))
        ",
        &["42"],
    );
}

#[test]
fn sleeping_takes_the_time_it_says() {
    let mut vm = Vm::new();
    let began = vm::time();
    let printed = vm.run(
        "
        import uasyncio
        async def main():
            await uasyncio.sleep(2)
            await uasyncio.sleep(0.25)
            await uasyncio.sleep_ms(3)
            await uasyncio.sleep_ms(-5)
            await uasyncio.sleep(-1.5)
            await uasyncio.sleep(1e-7)
        uasyncio.run(main())
        ",
    );
    assert_eq!(printed, "");
    // Never short; each reading of the clock makes it longer.
    assert_takes(began, 2_253_001);
}

#[test]
fn a_sleep_longer_than_the_counters_reach() {
    let mut vm = Vm::new();
    let began = vm::time();
    vm.run(
        "
        import uasyncio
        uasyncio.run(uasyncio.sleep_ms(1 << 31))
        ",
    );
    assert_takes(began, (1 << 31) * 1000);
}

#[test]
fn tasks_take_turns() {
    assert_prints(
        "
        import uasyncio
        async def count(name, n):
            for i in range(n):
                print(name, i)
                await uasyncio.sleep_ms(10)
            return name * n
        async def main():
            a = uasyncio.create_task(count('a', 2))
            b = uasyncio.create_task(count('b', 3))
            print(await a, await b, a.done(), b.done())
        uasyncio.run(main())
        ",
        &["a 0", "b 0", "a 1", "b 1", "b 2", "aa bbb True True"],
    );
}

#[test]
fn gather_collects_in_order() {
    assert_prints(
        "
        import uasyncio
        async def after(ms, value):
            await uasyncio.sleep_ms(ms)
            print(value)
            if value == 'bad':
                raise ValueError(value)
            return value
        async def main():
            print(await uasyncio.gather(after(30, 1), after(10, 2), uasyncio.sleep_ms(20)))
            print(await uasyncio.gather(after(1, 'bad'), after(2, 'good'), return_exceptions=True))
            try:
                await uasyncio.gather(after(1, 'bad'), after(5, 'late'))
            except ValueError as er:
                print('raised', er)
            await uasyncio.sleep_ms(10)
            print(await uasyncio.gather())
        uasyncio.run(main())
        ",
        &[
            "2",
            "1",
            "[1, 2, None]",
            "bad",
            "good",
            "[ValueError('bad',), 'good']",
            "bad",
            "raised bad",
            "late",
            "[]",
        ],
    );
}

#[test]
fn a_task_is_awaited_and_gathered_from_several_places() {
    assert_prints(
        "
        import uasyncio
        async def work():
            await uasyncio.sleep_ms(10)
            return 7
        async def main():
            t = uasyncio.create_task(work())
            async def other():
                return await t
            print(await uasyncio.gather(t, other(), uasyncio.gather(t, t), uasyncio.wait_for(t, 1)))
            print(await t)
        uasyncio.run(main())
        ",
        &["[7, 7, [7, 7], 7]", "7"],
    );
}

#[test]
fn wait_for_in_time_and_late() {
    assert_prints(
        "
        import uasyncio
        async def work(ms):
            try:
                await uasyncio.sleep_ms(ms)
                return ms
            except uasyncio.CancelledError:
                print('cancelled')
                raise
        async def main():
            print(await uasyncio.wait_for(work(10), 1))
            print(await uasyncio.wait_for_ms(work(10), 50))
            print(await uasyncio.wait_for(work(10), None))
            print(await uasyncio.wait_for(uasyncio.sleep(1), 2))
            for late in (uasyncio.wait_for(work(1000), 0.5), uasyncio.wait_for_ms(work(1000), 5)):
                try:
                    await late
                except uasyncio.TimeoutError as er:
                    print(repr(er))
        uasyncio.run(main())
        ",
        &[
            "10",
            "10",
            "10",
            "None",
            "cancelled",
            "TimeoutError()",
            "cancelled",
            "TimeoutError()",
        ],
    );
}

#[test]
fn an_event_wakes_all_who_wait() {
    assert_prints(
        "
        import uasyncio
        ev = uasyncio.Event()
        async def waiter(name):
            print(name, await ev.wait())
        async def main():
            print(ev.is_set())
            for name in 'abc':
                uasyncio.create_task(waiter(name))
            await uasyncio.sleep_ms(1)
            ev.set()
            print(ev.is_set(), await ev.wait())
            ev.clear()
            print(ev.is_set())
            await uasyncio.sleep_ms(1)
        uasyncio.run(main())
        ",
        &["False", "True True", "False", "a True", "b True", "c True"],
    );
}

#[test]
fn cancelling() {
    assert_prints(
        "
        import uasyncio
        async def work(catch):
            try:
                await uasyncio.sleep(100)
            except uasyncio.CancelledError:
                print('told')
                if not catch:
                    raise
            return 'caught'
        async def main():
            for catch in (False, True):
                t = uasyncio.create_task(work(catch))
                await uasyncio.sleep(0)
                print(t.cancel())
                try:
                    print(await t)
                except uasyncio.CancelledError:
                    print('cancelled')
                print(t.done(), t.cancel())
            uasyncio.current_task().cancel()
            print('still here')
            try:
                await uasyncio.sleep(100)
            except uasyncio.CancelledError:
                print('myself')
        uasyncio.run(main())
        print(issubclass(uasyncio.CancelledError, Exception))
        ",
        &[
            "True",
            "told",
            "cancelled",
            "True False",
            "True",
            "told",
            "caught",
            "True False",
            "still here",
            "myself",
            "False",
        ],
    );
}

#[test]
fn current_task_is_the_one_that_asks() {
    assert_prints(
        "
        import uasyncio
        async def me():
            return uasyncio.current_task()
        async def main():
            t = uasyncio.create_task(me())
            print(await t is t, type(t) is uasyncio.Task)
        uasyncio.run(main())
        try:
            uasyncio.current_task()
        except RuntimeError as er:
            print(er)
        ",
        &["True True", "no running event loop"],
    );
}

#[test]
fn a_lock_goes_to_who_came_first_and_not_to_who_was_cancelled() {
    assert_prints(
        "
        import uasyncio
        lock = uasyncio.Lock()
        async def hold(name):
            async with lock:
                print(name)
                await uasyncio.sleep_ms(1)
        async def main():
            a, b, c = [uasyncio.create_task(hold(name)) for name in 'abc']
            await uasyncio.sleep(0)
            b.cancel()
            await uasyncio.gather(a, b, c, return_exceptions=True)
            print(lock.locked())
        uasyncio.run(main())
        ",
        &["a", "c", "False"],
    );
}

#[test]
fn what_is_no_number_is_refused() {
    assert_prints(
        "
        import uasyncio
        for delay in ('x', None, float('nan')):
            try:
                uasyncio.sleep(delay)
            except (TypeError, ValueError) as er:
                print(type(er).__name__)
        ",
        &["TypeError", "TypeError", "ValueError"],
    );
}
