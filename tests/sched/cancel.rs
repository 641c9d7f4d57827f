//! Cancelling a task, wherever it stands.

use crate::assert_trace;
use crate::support::*;
use uasyncio::sched::entry::{Place, Ref};
use uasyncio::sched::task::{State, Task};

/// Lets `task` begin, asserts that it then stands at `place`, and has main cancel it.
fn cancel_at(world: &World, task: Ref<Task>, place: Place) {
    let stop = world.task("stop", &[]);
    assert_eq!(world.run(stop), Ok(()));
    assert_eq!(task.place(), place);
    world.take_trace();
    let main = world.task("main", &[Cancel(task), Turn, Cancel(task)]);
    assert_eq!(world.run(main), Ok(()));
    assert_eq!(task.state(), State::Raised);
    // Nothing of it is left in any queue.
    assert_eq!(world.run_all(), Ok(()));
}

#[test]
fn before_it_has_begun() {
    let world = World::new();
    let main = world.task("main", &[]);
    let a = world.task("a", &[Say("never")]);
    world.script(main, &[Cancel(a), Turn]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "main cancels a",
        "a <- cancelled",
        "main",
        "main returns 0"
    );
}

#[test]
fn a_task_that_nobody_started() {
    let world = World::new();
    let a = world.idle_task("a", &[]);
    let main = world.task("main", &[Cancel(a), Turn]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "main cancels a",
        "a <- cancelled",
        "main",
        "main returns 0"
    );
}

#[test]
fn while_it_is_ready() {
    let world = World::new();
    let main = world.task("main", &[]);
    let a = world.task("a", &[Turn, Say("never")]);
    // In the second round main runs first, with `a` behind it.
    world.script(main, &[Turn, Cancel(a), Turn]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "a",
        "main",
        "main cancels a",
        "a <- cancelled",
        "main",
        "main returns 0"
    );
    assert_eq!((a.state(), a.place()), (State::Raised, Place::Nowhere));
}

#[test]
fn while_it_sleeps() {
    let world = World::new();
    let a = world.task("a", &[Sleep(1000), Say("never")]);
    cancel_at(&world, a, Place::Timer);
    // It does not wait for the deadline.
    assert_trace!(
        world,
        "main",
        "main cancels a",
        "a <- cancelled",
        "main",
        "main cancels a: done",
        "main returns 0"
    );
}

#[test]
fn while_it_waits_for_a_signal() {
    let world = World::new();
    let event = world.signal();
    let a = world.task("a", &[Wait(event), Say("never")]);
    let b = world.task("b", &[Wait(event), Say("woken")]);
    cancel_at(&world, a, Place::Waiting);
    // The other waiter stays.
    world.take_trace();
    world.sched.post(event);
    assert_eq!(world.run(b), Ok(()));
    assert_trace!(world, "b", "b: woken", "b returns 0");
}

#[test]
fn while_it_is_suspended_by_a_bare_yield() {
    let world = World::new();
    let a = world.task("a", &[Bare, Say("never")]);
    cancel_at(&world, a, Place::Nowhere);
    assert_trace!(
        world,
        "main",
        "main cancels a",
        "a <- cancelled",
        "main",
        "main cancels a: done",
        "main returns 0"
    );
}

#[test]
fn while_it_stands_in_a_foreign_queue() {
    let world = World::new();
    let a = world.task("a", &[Foreign(99), Say("never")]);
    cancel_at(&world, a, Place::Nowhere);
    assert_trace!(
        world,
        "main",
        "remove a from 99",
        "main cancels a",
        "a <- cancelled",
        "main",
        "main cancels a: done",
        "main returns 0"
    );
}

#[test]
fn while_a_foreign_queue_refuses_to_let_it_go() {
    let world = World::new();
    let a = world.task("a", &[Foreign(99), Say("woken")]);
    world.fail("remove", 0);
    let main = world.task("main", &[Cancel(a), Wake(a), Turn]);
    assert_eq!(world.run(main), Ok(()));
    // As if there had been no cancel.
    assert_trace!(
        world,
        "a",
        "main",
        "remove a from 99",
        "remove fails",
        "main cannot cancel a",
        "a",
        "a: woken",
        "a returns 0",
        "main",
        "main returns 0"
    );
}

#[test]
fn a_task_that_is_done() {
    let world = World::new();
    let a = world.task("a", &[Return(5)]);
    let main = world.task("main", &[Cancel(a), Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    // The outcome is what it was.
    assert_trace!(
        world,
        "a",
        "a returns 5",
        "main",
        "main cancels a: done",
        "main: a returned 5",
        "main returns 0"
    );
}

#[test]
fn a_chain_is_cancelled_at_its_end_and_comes_back_up() {
    let world = World::new();
    let c = world.task("c", &[Sleep(1000)]);
    let b = world.task("b", &[Await(c)]);
    let a = world.task("a", &[Await(b)]);
    let main = world.task("main", &[Turn, Cancel(a), Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "c",
        "b",
        "a",
        "main",
        "main",
        "main cancels a",
        "c <- cancelled",
        "b",
        "b: c raised cancelled",
        "a",
        "a: b raised cancelled",
        "main",
        "main: a raised cancelled"
    );
    assert_eq!(world.time.get(), 0);
}

#[test]
fn one_of_two_who_await_the_same_cancels_what_both_await() {
    let world = World::new();
    let c = world.task("c", &[Sleep(1000)]);
    let a = world.task("a", &[Await(c)]);
    let b = world.task("b", &[Await(c)]);
    let main = world.task("main", &[Cancel(a), Await(b)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "c",
        "a",
        "b",
        "main",
        "main cancels a",
        "c <- cancelled",
        "a",
        "a: c raised cancelled",
        "b",
        "b: c raised cancelled",
        "main",
        "main: b raised cancelled"
    );
}

#[test]
fn a_task_that_awaits_oneself_passes_the_cancellation_to_oneself() {
    let world = World::new();
    let c = world.task("c", &[]);
    let a = world.task("a", &[Await(c), Say("never")]);
    world.script(c, &[Turn, Cancel(a), Return(3)]);
    // `c` cancels `a` in its last turn. `a` awaits `c`, so `c` is the one that is cancelled, and it returns
    // before it hears of it. CPython calls that a cancelled task.
    let main = world.task("main", &[Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "c",
        "a",
        "main",
        "c",
        "c cancels a",
        "c returns 3",
        "a",
        "a: c raised cancelled",
        "main",
        "main: a raised cancelled"
    );
}

#[test]
fn who_was_woken_already_is_cancelled_in_its_own_right() {
    let world = World::new();
    let c = world.task("c", &[Turn, Return(3)]);
    let a = world.task("a", &[Await(c), Say("never")]);
    let main = world.task("main", &[Turn, Cancel(a), Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    // In the second round `c` returns and `a` becomes ready; main's cancel finds it so.
    assert_trace!(
        world,
        "c",
        "a",
        "main",
        "c",
        "c returns 3",
        "main",
        "main cancels a",
        "a <- cancelled",
        "main",
        "main: a raised cancelled"
    );
}

#[test]
fn oneself_hears_of_it_at_the_next_await() {
    let world = World::new();
    let main = world.task("main", &[]);
    world.on_throw(main, Doing::Catches);
    world.script(
        main,
        &[
            Cancel(main),
            Say("goes on"),
            Sleep(1000),
            Say("caught"),
            Return(1),
        ],
    );
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "main cancels main",
        "main: goes on",
        "main <- cancelled",
        "main: caught",
        "main returns 1"
    );
    // It did not sleep.
    assert_eq!(world.time.get(), 0);
}

#[test]
fn oneself_wherever_the_next_await_is() {
    let world = World::new();
    let event = world.signal();
    let other = world.task("other", &[Sleep(500)]);
    for (name, wait) in [
        ("turn", Turn),
        ("event", Wait(event)),
        ("task", Await(other)),
        ("bare", Bare),
        ("foreign", Foreign(9)),
    ] {
        let task = world.idle_task(name, &[]);
        world.script(task, &[Cancel(task), wait, Say("never")]);
        world.sched.make_ready(task.entry());
        assert_eq!(world.run(task), Ok(()));
        assert_eq!(task.state(), State::Raised, "{name}");
        assert_eq!(task.place(), Place::Nowhere, "{name}");
    }
    // The task that one of them awaited was cancelled in its stead, as in CPython.
    assert_eq!(other.state(), State::Raised);
    assert!(event.waiters.is_empty());
}

#[test]
fn a_cancellation_can_be_caught() {
    let world = World::new();
    let a = world.task("a", &[Sleep(1000), Say("caught"), Sleep(10), Return(2)]);
    world.on_throw(a, Doing::Catches);
    let main = world.task("main", &[Cancel(a), Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "a",
        "main",
        "main cancels a",
        "a <- cancelled",
        "a: caught",
        "wait 10",
        "a",
        "a returns 2",
        "main",
        "main: a returned 2",
        "main returns 0"
    );
}

#[test]
fn twice_before_it_runs_is_once() {
    let world = World::new();
    let a = world.task("a", &[Sleep(1000), Say("caught"), Sleep(10), Return(2)]);
    world.on_throw(a, Doing::Catches);
    let main = world.task("main", &[Cancel(a), Cancel(a), Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    let lines = world.take_trace();
    assert_eq!(
        lines
            .iter()
            .filter(|line| *line == "a <- cancelled")
            .count(),
        1
    );
    assert_eq!(a.state(), State::Returned);
}

/// As CPython since 3.13: what the task has not been told of can be taken back; a wait that was interrupted is over.
#[test]
fn taken_back() {
    let world = World::new();
    let signal = world.signal();
    let waits = world.task("waits", &[Wait(signal)]);
    let woken = world.task("woken", &[Turn, Return(2)]);
    let fresh = world.idle_task("fresh", &[Return(3)]);
    world.task(
        "main",
        &[
            Spawn(fresh),
            Cancel(waits),
            Uncancel(waits),
            Cancel(woken),
            Uncancel(woken),
            Cancel(fresh),
            Cancel(fresh),
            Uncancel(fresh),
            Uncancel(fresh),
        ],
    );
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(
        world,
        "waits",
        "woken",
        "main",
        "main cancels waits",
        "main uncancels waits: 0",
        "main cancels woken",
        "main uncancels woken: 0",
        "main cancels fresh",
        "main cancels fresh",
        "main uncancels fresh: 1",
        "main uncancels fresh: 0",
        "main returns 0",
        "woken",
        "woken returns 2",
        "fresh",
        "fresh returns 3",
        "waits <- cancelled"
    );
}

#[test]
fn a_cancelled_task_is_not_reported() {
    let world = World::new();
    let a = world.task("a", &[Sleep(1000)]);
    world.task("b", &[Cancel(a), Sleep(50)]);
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(
        world,
        "a",
        "b",
        "b cancels a",
        "a <- cancelled",
        "wait 50",
        "b",
        "b returns 0"
    );
}

#[test]
fn main_itself() {
    let world = World::new();
    let main = world.idle_task("main", &[Sleep(1000)]);
    world.task("a", &[Sleep(10), Cancel(main)]);
    world.sched.make_ready(main.entry());
    assert_eq!(world.run(main), Ok(()));
    assert_eq!(main.state(), State::Raised);
    assert_eq!(world.time.get(), 10);
}
