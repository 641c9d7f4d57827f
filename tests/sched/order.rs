//! Who runs when: first in first out, in rounds.

use crate::assert_trace;
use crate::support::*;
use uasyncio::sched::round::MAX_STEPS;

#[test]
fn tasks_run_in_the_order_in_which_they_were_made() {
    let world = World::new();
    let main = world.task("main", &[Turn, Return(1)]);
    world.task("a", &[Return(2)]);
    world.task("b", &[Return(3)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "a",
        "a returns 2",
        "b",
        "b returns 3",
        "main",
        "main returns 1"
    );
    assert_eq!(main.data.get().raw(), 1);
}

#[test]
fn turns_are_fair() {
    let world = World::new();
    let main = world.task("main", &[Turn, Turn, Return(0)]);
    world.task("a", &[Turn, Again]);
    world.task("b", &[Turn, Again]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "a",
        "b",
        "main",
        "a",
        "b",
        "main",
        "main returns 0"
    );
}

#[test]
fn what_becomes_ready_in_a_round_runs_in_the_next() {
    let world = World::new();
    let c = world.idle_task("c", &[]);
    let main = world.task("main", &[Spawn(c), Sleep(100)]);
    world.task("a", &[Turn]);
    // The loop looks at its doors between two rounds: the second look is the next round's.
    world.fail("pending", 1);
    assert_eq!(world.run(main), Err(Error::Door("pending")));
    // `c` was made ready before `a` went on, but neither ran in the round that made them ready.
    assert_trace!(world, "main", "a", "pending fails");
    assert_eq!(world.sched.ready_len(), 2);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "c",
        "c returns 0",
        "a",
        "a returns 0",
        "wait 100",
        "main",
        "main returns 0"
    );
}

#[test]
fn a_task_that_never_sleeps_does_not_starve_a_sleeper() {
    let world = World::new();
    world.task("busy", &[Busy(10), Turn, Again]);
    let main = world.task("main", &[Sleep(25), Say("awake")]);
    assert_eq!(world.run(main), Ok(()));
    // main sleeps from 10 on: due at 35, noticed at 40, and stands behind `busy` then.
    let turns = world.take_trace();
    assert_eq!(turns[..3], ["busy", "main", "busy"]);
    assert_eq!(
        turns[3..],
        [
            "busy",
            "busy",
            "busy",
            "main",
            "main: awake",
            "main returns 0"
        ]
    );
}

#[test]
fn a_round_is_bounded() {
    let world = World::new();
    let main = world.task("main", &[Sleep(1)]);
    for _ in 0..100 {
        world.task("many", &[Busy(1), Turn, Again]);
    }
    assert_eq!(world.run(main), Ok(()));
    let turns = world.take_trace();
    // The first round, of which `main` is one; the rest of it lets the deadline pass. The sleeper then
    // stands behind the others, each of which has one turn, no more.
    assert_eq!(turns[0], "main");
    let again = turns.iter().skip(1).position(|turn| turn == "main");
    assert_eq!(again, Some(100 + MAX_STEPS as usize - 1));
}

#[test]
fn doors_are_looked_at_once_in_max_steps() {
    let world = World::new();
    world.task("busy", &[Turn, Again]);
    for _ in 0..99 {
        world.task("many", &[Turn, Again]);
    }
    world.fail("poll", 1);
    assert_eq!(world.run_all(), Err(Error::Door("poll")));
    // One round and the line of the door itself.
    assert_eq!(world.take_trace().len(), MAX_STEPS as usize + 1);
}

#[test]
fn the_loop_ends_with_main_and_the_others_stay() {
    let world = World::new();
    let main = world.task("main", &[Return(1)]);
    let a = world.task("a", &[Say("late"), Return(2)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(world, "main", "main returns 1");
    assert!(!a.is_done());
    // A later run takes them up.
    let next = world.task("next", &[Await(a)]);
    assert_eq!(world.run(next), Ok(()));
    assert_trace!(
        world,
        "a",
        "a: late",
        "a returns 2",
        "next",
        "next: a returned 2",
        "next returns 0"
    );
}

#[test]
fn a_main_that_is_done_ends_the_loop_before_it_begins() {
    let world = World::new();
    let main = world.task("main", &[]);
    assert_eq!(world.run(main), Ok(()));
    world.take_trace();
    world.task("a", &[]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(world,);
}

#[test]
fn without_a_main_the_loop_runs_until_nothing_can_be_woken() {
    let world = World::new();
    let never = world.signal();
    world.task("a", &[Sleep(5)]);
    world.task("b", &[Wait(never)]);
    assert_eq!(world.run_all(), Ok(()));
    // `b` waits for what no task will set.
    assert_trace!(world, "a", "b", "wait 5", "a", "a returns 0");
}

#[test]
fn forgotten_tasks_do_not_run() {
    let world = World::new();
    world.task("a", &[]);
    let main = world.task("main", &[Turn]);
    let sleeper = world.task("sleeper", &[Sleep(9)]);
    world.fail("pending", 1);
    let _ = world.run(main);
    world.sched.forget();
    world.take_trace();
    assert_eq!(world.sched.ready_len(), 0);
    let next = world.task("next", &[Sleep(20)]);
    assert_eq!(world.run(next), Ok(()));
    assert_trace!(world, "next", "wait 20", "next", "next returns 0");
    assert!(!sleeper.is_done());
}
