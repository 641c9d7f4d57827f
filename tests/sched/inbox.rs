//! What interrupts set, and whom that wakes.

use crate::assert_trace;
use crate::support::*;

#[test]
fn an_interrupt_ends_the_wait_and_wakes_the_waiters_in_their_order() {
    let world = World::new();
    let event = world.signal();
    world.irq_at(40, Irq::Set(event));
    for name in ["a", "b", "c"] {
        world.task(name, &[Wait(event)]);
    }
    let main = world.task("main", &[Sleep(100)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "a",
        "b",
        "c",
        "main",
        "wait 100",
        "a",
        "a returns 0",
        "b",
        "b returns 0",
        "c",
        "c returns 0",
        "wait 60",
        "main",
        "main returns 0"
    );
}

#[test]
fn an_interrupt_in_the_midst_of_a_turn_is_seen_before_the_loop_sleeps() {
    let world = World::new();
    let event = world.signal();
    let main = world.task("main", &[Wait(event)]);
    world.task("a", &[Sleep(10)]);
    world.irq_in_turn.borrow_mut().push(("a", Irq::Set(event)));
    assert_eq!(world.run(main), Ok(()));
    // No wait at all.
    assert_trace!(world, "main", "a", "main", "main returns 0");
}

#[test]
fn who_was_woken_first_runs_first() {
    let world = World::new();
    let (first, second) = (world.signal(), world.signal());
    world.task("b", &[Wait(second)]);
    world.task("a", &[Wait(first)]);
    world.task("setter", &[Set(first), Set(second), Turn]);
    assert_eq!(world.run_all(), Ok(()));
    // In the order of the signals, not of the tasks; and before what became ready after them.
    assert_trace!(
        world,
        "b",
        "a",
        "setter",
        "a",
        "a returns 0",
        "b",
        "b returns 0",
        "setter",
        "setter returns 0"
    );
}

#[test]
fn set_and_cleared_at_once_still_wakes() {
    let world = World::new();
    let event = world.signal();
    world.irq_at(40, Irq::SetClear(event));
    let main = world.task("main", &[Wait(event), Say("woken"), Wait(event)]);
    // The second wait is for a second set.
    world.irq_at(60, Irq::SetClear(event));
    assert_eq!(world.run(main), Ok(()));
    assert_eq!(world.time.get(), 60);
}

#[test]
fn set_before_the_wait_is_no_wait() {
    let world = World::new();
    let event = world.signal();
    world.sched.post(event);
    let main = world.task("main", &[Wait(event), Wait(event), Say("still set")]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(world, "main", "main: still set", "main returns 0");
}

#[test]
fn set_and_cleared_before_the_wait_does_not_count() {
    let world = World::new();
    let event = world.signal();
    let main = world.task("main", &[Set(event), Clear(event), Wait(event)]);
    world.irq_at(5, Irq::Set(event));
    assert_eq!(world.run(main), Ok(()));
    // It waits for the interrupt.
    assert_eq!(world.time.get(), 5);
}

#[test]
fn a_signal_set_many_times_wakes_once() {
    let world = World::new();
    let event = world.signal();
    world.task("a", &[Wait(event), Clear(event), Wait(event)]);
    world.task("setter", &[Set(event), Set(event), Set(event)]);
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(world, "a", "setter", "setter returns 0", "a");
}

#[test]
fn set_outside_the_loop_is_seen_by_the_next_run() {
    let world = World::new();
    let event = world.signal();
    let waiter = world.task("waiter", &[Wait(event)]);
    let main = world.task("main", &[Turn]);
    assert_eq!(world.run(main), Ok(()));
    world.sched.post(event);
    event.clear();
    let next = world.task("next", &[Await(waiter)]);
    world.take_trace();
    assert_eq!(world.run(next), Ok(()));
    assert_trace!(
        world,
        "waiter",
        "waiter returns 0",
        "next",
        "next: waiter returned 0",
        "next returns 0"
    );
}
