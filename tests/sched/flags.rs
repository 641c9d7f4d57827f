//! Flags: a set is for those who wait when the loop sees it, or for the first who finds it; and for nobody twice.

use crate::assert_trace;
use crate::support::*;

#[test]
fn a_set_that_a_wait_finds_does_not_wake_the_next() {
    let world = World::new();
    let flag = world.signal();
    world.task(
        "a",
        &[
            SetFlag(flag),
            WaitFlag(flag),
            Say("one"),
            WaitFlag(flag),
            Say("two"),
        ],
    );
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(world, "a", "a: one");
}

#[test]
fn a_set_that_is_cleared_wakes_nobody() {
    let world = World::new();
    let flag = world.signal();
    world.task(
        "a",
        &[SetFlag(flag), Clear(flag), WaitFlag(flag), Say("woken")],
    );
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(world, "a");
}

#[test]
fn the_second_set_is_not_for_who_was_woken_by_the_first() {
    let world = World::new();
    let flag = world.signal();
    world.task(
        "a",
        &[
            WaitFlag(flag),
            Say("one"),
            SetFlag(flag),
            Turn,
            WaitFlag(flag),
            Say("two"),
        ],
    );
    world.task("b", &[WaitFlag(flag), Say("one")]);
    world.task("sets", &[SetFlag(flag)]);
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(
        world,
        "a",
        "b",
        "sets",
        "sets returns 0",
        "a",
        "a: one",
        "b",
        "b: one",
        "b returns 0",
        "a",
        "a: two",
        "a returns 0"
    );
}

#[test]
fn a_set_whose_waiter_is_cancelled_is_for_the_next() {
    let world = World::new();
    let flag = world.signal();
    let a = world.task("a", &[WaitFlag(flag)]);
    world.task("sets", &[SetFlag(flag), Turn]);
    world.task("cancels", &[Cancel(a)]);
    world.task("b", &[Turn, WaitFlag(flag), Say("has it")]);
    assert_eq!(world.run_all(), Ok(()));
    let trace = world.take_trace();
    assert!(trace.contains(&"b: has it".to_string()), "{trace:?}");
}
