//! What the loop asks of the port when nobody can run.

use crate::assert_trace;
use crate::support::*;
use uasyncio::sched::time::MAX_GAP_US;

#[test]
fn the_wait_lasts_until_the_first_deadline() {
    let world = World::new();
    world.task("a", &[Sleep(5000)]);
    let main = world.task("main", &[Sleep(1234)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(world, "a", "main", "wait 1234", "main", "main returns 0");
}

#[test]
fn time_that_passed_since_is_taken_off() {
    let world = World::new();
    let main = world.task("main", &[Sleep(1000)]);
    world.task("a", &[Busy(300)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "a",
        "a returns 0",
        "wait 700",
        "main",
        "main returns 0"
    );
}

#[test]
fn nobody_waits_while_somebody_is_ready() {
    let world = World::new();
    world.task("a", &[Sleep(10)]);
    let main = world.task("main", &[Turn, Turn]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(world, "a", "main", "main", "main", "main returns 0");
}

#[test]
fn a_spurious_wake_is_followed_by_the_rest_of_the_wait() {
    let world = World::new();
    world.irq_at(30, Irq::Spurious);
    world.irq_at(40, Irq::Spurious);
    let main = world.task("main", &[Sleep(100)]);
    assert_eq!(world.run(main), Ok(()));
    assert_trace!(
        world,
        "main",
        "wait 100",
        "wait 70",
        "wait 60",
        "main",
        "main returns 0"
    );
}

#[test]
fn without_a_deadline_the_clock_is_still_read_often_enough() {
    let world = World::new();
    let event = world.signal();
    let hour: u64 = 3600 * 1_000_000;
    // For ten hours nothing happens: eight turns of the counter.
    world.irq_at(10 * hour, Irq::Set(event));
    let main = world.task("main", &[Wait(event), Sleep(7)]);
    assert_eq!(world.run(main), Ok(()));
    // The sleep after it is neither short nor late.
    assert_eq!(world.time.get(), 10 * hour + 7);
    let waits = world.take_trace();
    let longest = format!("wait {MAX_GAP_US}");
    assert!(
        waits[1..]
            .iter()
            .take_while(|line| **line == longest)
            .count()
            >= 33
    );
    assert_eq!(
        waits[waits.len() - 4..],
        ["main", "wait 7", "main", "main returns 0"]
    );
}

#[test]
fn who_waits_for_a_stream_keeps_the_loop_going() {
    let world = World::new();
    world.streams.set(true);
    world.irq_at(50, Irq::CtrlC);
    assert_eq!(world.run_all(), Err(Error::Door("ctrl-c")));
    assert_eq!(world.time.get(), 50);
}
