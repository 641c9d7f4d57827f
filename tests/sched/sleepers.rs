//! Sleeping: in the order of the deadlines, and never too short.

use crate::assert_trace;
use crate::support::*;

#[test]
fn sleepers_wake_in_the_order_of_their_deadlines() {
    let world = World::new();
    world.task("c", &[Sleep(30)]);
    world.task("a", &[Sleep(10)]);
    world.task("b", &[Sleep(20)]);
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(
        world,
        "c",
        "a",
        "b",
        "wait 10",
        "a",
        "a returns 0",
        "wait 10",
        "b",
        "b returns 0",
        "wait 10",
        "c",
        "c returns 0"
    );
}

#[test]
fn equal_deadlines_wake_in_the_order_in_which_they_came() {
    let world = World::new();
    for name in ["a", "b", "c", "d", "e"] {
        world.task(name, &[Sleep(10), Say("up"), Sleep(10)]);
    }
    world.fail("wait", 1);
    assert_eq!(world.run_all(), Err(Error::Door("wait")));
    assert_trace!(
        world,
        "a",
        "b",
        "c",
        "d",
        "e",
        "wait 10",
        "a",
        "a: up",
        "b",
        "b: up",
        "c",
        "c: up",
        "d",
        "d: up",
        "e",
        "e: up",
        "wait 10",
        "wait fails"
    );
}

#[test]
fn those_due_come_after_those_ready() {
    let world = World::new();
    // When `a` is due, `b` has been standing in the queue for a while.
    world.task("a", &[Sleep(5)]);
    world.task("b", &[Busy(10), Turn]);
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(world, "a", "b", "b", "b returns 0", "a", "a returns 0");
}

#[test]
fn a_wait_that_ends_early_is_waited_out() {
    let world = World::new();
    world.longest_wait.set(400);
    let main = world.task("main", &[Sleep(1000)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "wait 1000",
        "wait 600",
        "wait 200",
        "main",
        "main returns 0"
    );
    assert_eq!(world.time.get(), 1000);
}

#[test]
fn a_sleep_is_never_short_by_a_microsecond() {
    let world = World::new();
    world.longest_wait.set(999);
    let main = world.task("main", &[Sleep(1000)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "wait 1000",
        "wait 1",
        "main",
        "main returns 0"
    );
}

#[test]
fn a_late_wait_wakes_all_that_were_due_meanwhile_in_order() {
    let world = World::new();
    world.late.set(100);
    world.task("b", &[Sleep(20)]);
    world.task("a", &[Sleep(10)]);
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(
        world,
        "b",
        "a",
        "wait 10",
        "a",
        "a returns 0",
        "b",
        "b returns 0"
    );
}

#[test]
fn a_sleep_counts_from_when_it_is_asked_for() {
    let world = World::new();
    let main = world.task("main", &[Busy(7), Sleep(10), Busy(3), Sleep(10)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "wait 10",
        "main",
        "wait 10",
        "main",
        "main returns 0"
    );
    assert_eq!(world.time.get(), 30);
}

#[test]
fn the_counter_wraps_while_tasks_sleep() {
    for boundary in [1 << 31, 1 << 32] {
        // 50 us before the counter's edge.
        let world = World::at(boundary - 50);
        world.task("b", &[Sleep(100)]);
        world.task("a", &[Sleep(50), Sleep(49)]);
        assert_eq!(world.run_all(), Ok(()));
        assert_trace!(
            world,
            "b",
            "a",
            "wait 50",
            "a",
            "wait 49",
            "a",
            "a returns 0",
            "wait 1",
            "b",
            "b returns 0"
        );
        assert_eq!(world.time.get(), boundary + 50);
    }
}

#[test]
fn a_sleep_of_days_is_exact() {
    // 30 days: 603 wraps of the counter, and one of the millisecond counter's sign.
    let month: u64 = 30 * 24 * 3600 * 1_000_000;
    let world = World::at(123_456_789);
    world.task("short", &[Sleep(3_000_000_000), Again]);
    let main = world.task("main", &[Sleep(month)]);
    assert_eq!(world.run(main), Ok(()));
    assert_eq!(world.time.get(), 123_456_789 + month);
}

#[test]
fn a_long_sleep_is_waited_for_in_parts_that_the_counter_can_tell() {
    let world = World::new();
    let main = world.task("main", &[Sleep((1 << 32) + 5)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "wait 1073741824",
        "wait 1073741824",
        "wait 1073741824",
        "wait 1073741824",
        "wait 5",
        "main",
        "main returns 0"
    );
}

#[test]
fn time_goes_on_between_two_runs() {
    let world = World::new();
    let sleeper = world.task("sleeper", &[Sleep(10_000)]);
    let main = world.task("main", &[]);
    assert_eq!(world.run(main), Ok(()));
    // Three hours of something else, more than two turns of the counter.
    world.time.set(3 * 3600 * 1_000_000);
    let next = world.task("next", &[Await(sleeper)]);
    world.take_trace();
    assert_eq!(world.run(next), Ok(()));
    assert_trace!(
        world,
        "next",
        "sleeper",
        "sleeper returns 0",
        "next",
        "next: sleeper returned 0",
        "next returns 0"
    );
}

#[test]
fn a_long_run_is_not_mistaken_for_turns_of_the_counter_that_nobody_saw() {
    let hour: u64 = 3600 * 1_000_000;
    let world = World::new();
    let sleeper = world.task("sleeper", &[Sleep(5 * hour)]);
    // While the loop runs it reads the microseconds alone, for three hours: two turns.
    let first = world.task("first", &[Sleep(3 * hour)]);
    assert_eq!(world.run(first), Ok(()));
    // The next run reads the milliseconds, too.
    let second = world.task("second", &[Await(sleeper)]);
    assert_eq!(world.run(second), Ok(()));
    assert_eq!(world.time.get(), 5 * hour);
}
