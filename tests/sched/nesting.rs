//! A loop within a step of a task.

use crate::assert_trace;
use crate::support::*;
use uasyncio::sched::task::State;

#[test]
fn it_turns_the_same_loop_until_its_own_end() {
    let world = World::new();
    let inner = world.idle_task("inner", &[Turn, Return(5)]);
    world.task("other", &[Turn, Turn, Turn, Return(1)]);
    let main = world.task("main", &[Spawn(inner), Run(inner), Turn, Return(2)]);
    assert_eq!(world.run(main), Ok(()));
    assert_eq!(inner.data.get().raw(), 5);
    assert_trace!(
        world,
        "other",
        "main",
        "main runs inner",
        "other",
        "inner",
        "other",
        "inner",
        "inner returns 5",
        "main: its run has ended",
        "other",
        "other returns 1",
        "main",
        "main returns 2"
    );
}

#[test]
fn who_nests_is_the_current_task_again() {
    let world = World::new();
    let inner = world.task("inner", &[Turn]);
    let main = world.task("main", &[Run(inner), Sleep(5), Say("awake")]);
    assert_eq!(world.run(main), Ok(()));
    let trace = world.take_trace();
    assert!(trace.contains(&"main: awake".to_string()));
}

#[test]
fn the_outer_main_may_end_within() {
    let world = World::new();
    let inner = world.idle_task("inner", &[Sleep(10)]);
    world.task("nests", &[Spawn(inner), Run(inner), Say("after")]);
    let main = world.task("main", &[Turn, Raise(7)]);
    assert_eq!(world.run(main), Ok(()));
    // Who ran it hears of its exception: nobody is told that it was not retrieved.
    assert_eq!((main.state(), main.data.get().raw()), (State::Raised, 7));
    assert_trace!(
        world,
        "nests",
        "nests runs inner",
        "main",
        "inner",
        "main",
        "main raises 7",
        "wait 10",
        "inner",
        "inner returns 0",
        "nests: its run has ended",
        "nests: after",
        "nests returns 0"
    );
}

#[test]
fn a_task_that_nests_is_cancelled_when_it_goes_on() {
    let world = World::new();
    let nests = world.idle_task("nests", &[]);
    let inner = world.idle_task("inner", &[Cancel(nests), Turn]);
    world.script(
        nests,
        &[Spawn(inner), Run(inner), Say("goes on"), Sleep(50)],
    );
    let main = world.task("main", &[Spawn(nests), Await(nests)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "nests",
        "nests runs inner",
        "inner",
        "inner cancels nests",
        "inner",
        "inner returns 0",
        "nests: its run has ended",
        "nests: goes on",
        "nests <- cancelled",
        "main",
        "main: nests raised cancelled"
    );
}

#[test]
fn ctrl_c_ends_all_of_them() {
    let world = World::new();
    world.irq_at(20, Irq::CtrlC);
    let inner = world.idle_task("inner", &[Sleep(50)]);
    let main = world.task("main", &[Spawn(inner), Run(inner)]);
    assert_eq!(world.run(main), Err(Error::Exc(9)));
    assert!(!world.sched.is_running());
    assert_eq!(world.run(inner), Ok(()));
}

#[test]
fn forgotten_tasks_end_the_loop() {
    let world = World::new();
    world.task("app", &[Sleep(100), Say("never")]);
    let repl = world.task("repl", &[Sleep(10), Forget, Sleep(5), Say("goes on")]);
    let main = world.task("main", &[Await(repl)]);
    assert_eq!(world.run(main), Ok(()));
    assert!(main.state() == State::Live || main.is_done());
    assert_trace!(
        world,
        "app",
        "repl",
        "main",
        "wait 10",
        "repl",
        "wait 5",
        "repl",
        "repl: goes on",
        "repl returns 0",
        "main",
        "main: repl returned 0",
        "main returns 0"
    );
}

#[test]
fn a_main_that_is_forgotten_is_not_waited_for() {
    let world = World::new();
    world.task("repl", &[Sleep(10), Forget]);
    let main = world.task("main", &[Sleep(1000)]);
    assert_eq!(world.run(main), Ok(()));
    assert!(!main.is_done());
    assert_trace!(world, "repl", "main", "wait 10", "repl", "repl returns 0");
}
