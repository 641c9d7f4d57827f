//! A door that fails ends the loop, and leaves a scheduler that the next run finds in order.

use crate::assert_trace;
use crate::support::*;
use uasyncio::sched::task::State;

/// A world in which every kind of wait is going on.
fn busy_world() -> (
    World,
    Vec<uasyncio::sched::entry::Ref<uasyncio::sched::task::Task>>,
) {
    let world = World::new();
    let event = world.signal();
    let hook = world.hook("hook");
    let sleeper = world.task("sleeper", &[Sleep(10), Return(1)]);
    let waiter = world.task("waiter", &[Wait(event), Return(2)]);
    let raiser = world.task("raiser", &[Turn, Raise(3)]);
    let hooked = world.task("hooked", &[Turn, Return(4)]);
    let awaiter = world.task("awaiter", &[HookOn(hooked, hook), Await(hooked), Return(5)]);
    let setter = world.task("setter", &[Sleep(20), Set(event), Return(6)]);
    (
        world,
        vec![sleeper, waiter, raiser, hooked, awaiter, setter],
    )
}

#[test]
fn every_door_at_every_call() {
    for door in ["pending", "poll", "wait", "report", "task_done"] {
        for nth in 0.. {
            let (world, tasks) = busy_world();
            world.fail(door, nth);
            let first = world.run_all();
            let failed = first == Err(Error::Door(door));
            assert!(failed || first == Ok(()), "{door} {nth}: {first:?}");
            if failed {
                assert_eq!(world.run_all(), Ok(()), "{door} {nth}");
            }
            // Whatever failed, each task has run to its own end, once.
            for (i, task) in tasks.iter().enumerate() {
                assert!(task.is_done(), "{door} {nth}: {}", world.name(*task));
                assert_eq!(task.data.get().raw(), i + 1, "{door} {nth}");
            }
            let trace = world.take_trace();
            let ends = trace.iter().filter(|line| line.contains("returns"));
            assert_eq!(ends.count(), tasks.len() - 1, "{door} {nth}");
            assert_eq!(
                world.time.get(),
                20,
                "{door} {nth}: nobody sleeps longer, or less"
            );
            if !failed {
                assert!(nth > 0, "{door} is never asked");
                break;
            }
        }
    }
}

#[test]
fn ctrl_c_in_the_wait_keeps_the_sleepers() {
    let world = World::new();
    world.irq_at(40, Irq::CtrlC);
    let a = world.task("a", &[Sleep(100)]);
    let main = world.task("main", &[Await(a)]);
    assert_eq!(world.run(main), Err(Error::Door("ctrl-c")));
    assert_trace!(world, "a", "main", "wait 100");
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "wait 60",
        "a",
        "a returns 0",
        "main",
        "main: a returned 0",
        "main returns 0"
    );
}

#[test]
fn a_failing_hook_does_not_keep_the_other_waiters_asleep() {
    let world = World::new();
    let hook = world.hook("hook");
    let a = world.task("a", &[Turn, Return(1)]);
    world.task("b", &[HookOn(a, hook), Await(a)]);
    world.fail("task_done", 0);
    assert_eq!(world.run_all(), Err(Error::Door("task_done")));
    assert_trace!(
        world,
        "a",
        "b",
        "a",
        "a returns 1",
        "hook: a returned",
        "task_done fails"
    );
    assert_eq!(a.state(), State::Returned);
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(world, "b", "b: a returned 1", "b returns 0");
}

#[test]
fn a_report_that_fails_is_not_made_twice() {
    let world = World::new();
    world.task("a", &[Raise(7)]);
    world.fail("report", 0);
    assert_eq!(world.run_all(), Err(Error::Door("report")));
    assert_trace!(world, "a", "a raises 7", "report a: 7", "report fails");
    assert_eq!(world.run_all(), Ok(()));
    assert_trace!(world,);
}
