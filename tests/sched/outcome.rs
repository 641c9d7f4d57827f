//! How tasks end, and who hears of it.

use crate::assert_trace;
use crate::support::*;
use uasyncio::sched::task::State;

#[test]
fn a_task_awaited_from_several_places_wakes_all_in_their_order() {
    let world = World::new();
    let c = world.task("c", &[Sleep(10), Return(7)]);
    world.task("a", &[Await(c)]);
    world.task("b", &[Await(c)]);
    let main = world.task("main", &[Await(c)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "c",
        "a",
        "b",
        "main",
        "wait 10",
        "c",
        "c returns 7",
        "a",
        "a: c returned 7",
        "a returns 0",
        "b",
        "b: c returned 7",
        "b returns 0",
        "main",
        "main: c returned 7",
        "main returns 0"
    );
}

#[test]
fn an_exception_goes_to_everybody_who_awaits() {
    let world = World::new();
    let c = world.task("c", &[Turn, Raise(7)]);
    let a = world.task("a", &[Await(c)]);
    let main = world.task("main", &[Await(c)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "c",
        "a",
        "main",
        "c",
        "c raises 7",
        "a",
        "a: c raised 7",
        "main",
        "main: c raised 7"
    );
    assert_eq!((a.state(), a.data.get().raw()), (State::Raised, 7));
    assert_eq!((main.state(), main.data.get().raw()), (State::Raised, 7));
    assert!(main.is_retrieved(), "run() hands it on");
}

#[test]
fn an_exception_that_nobody_awaits_is_reported_a_round_later() {
    let world = World::new();
    world.task("a", &[Raise(7)]);
    let main = world.task("main", &[Say("same round"), Turn, Say("next round"), Turn]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "a",
        "a raises 7",
        "main",
        "main: same round",
        "report a: 7",
        "main",
        "main: next round",
        "main",
        "main returns 0"
    );
}

#[test]
fn an_exception_that_is_awaited_within_the_round_is_not_reported() {
    let world = World::new();
    let a = world.task("a", &[Raise(7)]);
    world.task("b", &[Await(a)]);
    // `b` in turn raises it, and is awaited too late.
    let main = world.task("main", &[Turn, Turn]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "a",
        "a raises 7",
        "b",
        "b: a raised 7",
        "main",
        "report b: 7",
        "main",
        "main",
        "main returns 0"
    );
}

#[test]
fn a_report_that_the_end_of_the_loop_cuts_off_comes_with_the_next_run() {
    let world = World::new();
    world.task("a", &[Raise(7)]);
    let main = world.task("main", &[]);
    assert_eq!(world.run(main), Ok(()));
    let next = world.task("next", &[]);
    world.take_trace();
    assert_eq!(world.run(next), Ok(()));
    assert_trace!(world, "report a: 7", "next", "next returns 0");
}

#[test]
fn an_exception_of_main_is_not_reported() {
    let world = World::new();
    let main = world.task("main", &[Raise(7)]);
    assert_eq!(world.run(main), Ok(()));
    assert_eq!((main.state(), main.data.get().raw()), (State::Raised, 7));
    let next = world.task("next", &[Turn]);
    assert_eq!(world.run(next), Ok(()));
    assert_trace!(
        world,
        "main",
        "main raises 7",
        "next",
        "next",
        "next returns 0"
    );
}

#[test]
fn a_bare_yield_suspends_until_somebody_makes_the_task_ready() {
    let world = World::new();
    let a = world.task("a", &[Bare, Return(1)]);
    let main = world.task("main", &[Turn, Wake(a), Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "a",
        "main",
        "main",
        "a",
        "a returns 1",
        "main",
        "main: a returned 1",
        "main returns 0"
    );
}

#[test]
fn a_fatal_exception_ends_the_loop_and_the_next_run_goes_on() {
    let world = World::new();
    let event = world.signal();
    let sleeper = world.task("sleeper", &[Sleep(10)]);
    let waiter = world.task("waiter", &[Wait(event)]);
    let dies = world.task("dies", &[Die(9)]);
    let ready = world.task("ready", &[Say("goes on"), Set(event)]);
    let main = world.task("main", &[Await(dies)]);
    assert_eq!(world.run(main), Err(Error::Exc(9)));
    assert_eq!(dies.state(), State::Raised);
    assert_trace!(world, "sleeper", "waiter", "dies", "dies dies of 9");

    let next = world.task("next", &[Await(sleeper)]);
    assert_eq!(world.run(next), Ok(()));
    assert_trace!(
        world,
        "ready",
        "ready: goes on",
        "ready returns 0",
        // The main of the first run is a task like any other now; who died for good is not reported.
        "main",
        "main: dies raised 9",
        "next",
        "waiter",
        "waiter returns 0",
        "report main: 9",
        "wait 10",
        "sleeper",
        "sleeper returns 0",
        "next",
        "next: sleeper returned 0",
        "next returns 0"
    );
    assert!(ready.is_done() && waiter.is_done());
}

/// As CPython's `run_until_complete`: what is ready at the end of the task has its turn, once, and the loop does not wait.
#[test]
fn who_is_ready_at_the_end_has_a_turn() {
    let world = World::new();
    let event = world.signal();
    let main = world.task("main", &[Turn, Set(event)]);
    world.task("before", &[Turn, Turn, Turn]);
    let waiter = world.task("waiter", &[Wait(event), Turn, Say("too late")]);
    world.task("sleeper", &[Sleep(10)]);
    assert_eq!(world.run_lingering(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "before",
        "waiter",
        "sleeper",
        "main",
        "main returns 0",
        "before",
        "waiter",
        "before"
    );
    assert!(!waiter.is_done());
    assert_eq!(world.time.get(), 0);
}
