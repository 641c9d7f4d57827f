//! Entries that are no tasks: what wait_for and gather are made of.

use crate::assert_trace;
use crate::support::*;
use uasyncio::sched::entry::Place;

#[test]
fn a_hook_among_the_waiters_is_told_once_in_its_place() {
    let world = World::new();
    let hook = world.hook("hook");
    let a = world.task("a", &[Turn, Return(1)]);
    world.task("b", &[Await(a)]);
    world.task("c", &[HookOn(a, hook), Await(a)]);
    let main = world.task("main", &[Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    let lines = world.take_trace();
    let end: Vec<_> = lines
        .iter()
        .skip_while(|line| *line != "a returns 1")
        .collect();
    // The hook is told in `a`'s own turn; the tasks run in the next round.
    assert_eq!(end[1], "hook: a returned");
    assert_eq!(end[2], "b");
    assert_eq!(hook.place(), Place::Nowhere);
}

#[test]
fn what_a_hook_wakes_stands_in_the_hooks_place() {
    let world = World::new();
    let hook = world.hook("hook");
    let a = world.task("a", &[Turn, Raise(4)]);
    let woken = world.task("woken", &[Bare]);
    world.hook_wakes.borrow_mut().push(("hook", woken));
    world.task("b", &[HookOn(a, hook), Bare]);
    let main = world.task("main", &[Await(a)]);
    assert_eq!(world.run(main), Ok(()));
    // A task with a hook counts as awaited, so it is not reported: the hook has the exception.
    assert_trace!(
        world,
        "a",
        "woken",
        "b",
        "main",
        "a",
        "a raises 4",
        "hook: a raised",
        "woken",
        "woken returns 0",
        "main",
        "main: a raised 4"
    );
}

#[test]
fn a_hook_in_the_ready_queue_fires_in_its_turn() {
    let world = World::new();
    let hook = world.hook("hook");
    world.task("a", &[HookReady(hook), Turn]);
    let main = world.task("main", &[Turn, Turn]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "a",
        "main",
        "hook fires",
        "a",
        "a returns 0",
        "main",
        "main",
        "main returns 0"
    );
}

#[test]
fn a_hook_can_leave_the_ready_queue() {
    let world = World::new();
    let hook = world.timed_hook("hook");
    let main = world.task("main", &[Turn]);
    world.sched.make_ready(hook.entry());
    world.sched.unqueue(hook);
    world.sched.unqueue(hook);
    assert_eq!(world.sched.ready_len(), 1);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(world, "main", "main", "main returns 0");
}

#[test]
fn a_timed_hook_can_stand_in_the_ready_queue_too() {
    let world = World::new();
    let hook = world.timed_hook("hook");
    let woken = world.task("woken", &[Bare, Say("by the hook")]);
    world.hook_wakes.borrow_mut().push(("hook", woken));
    world.task("a", &[HookReady(hook.entry())]);
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(
        world,
        "woken",
        "a",
        "a returns 0",
        "hook fires",
        "woken",
        "woken: by the hook",
        "woken returns 0"
    );
}
