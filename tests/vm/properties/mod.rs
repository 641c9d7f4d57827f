//! Random programs of what CPython's asyncio has beyond upstream's, whose rules stand in C for the greater part: on the real VM. Each
//! is played once as it is, and once more for each step and each task, which is cancelled there (common.py). After each step the world
//! is as a model of it says; when nothing can be woken any more, nobody waits for what is there; in the end nobody and nothing is left.
//!
//! `make hunt` tries many more of them.

use crate::vm::Vm;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use std::cell::RefCell;

/// What each worker does: number of the deed, argument.
type Programs = Vec<Vec<(u8, u8)>>;

/// `deeds`: which there are; one that stands there more often is more frequent.
fn programs(deeds: &'static [u8]) -> impl Strategy<Value = Programs> {
    let deed = (prop::sample::select(deeds), 0..6u8);
    prop::collection::vec(prop::collection::vec(deed, 0..5), 1..5)
}

/// So many cases in a test; as many as PROPTEST_CASES says in a hunt.
fn config(cases: u32) -> ProptestConfig {
    let hunt = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() {
        hunt.cases
    } else {
        cases
    };
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 400,
        ..hunt
    }
}

/// A VM with a world's class, and what plays programs in it.
struct Stage {
    vm: RefCell<Vm>,
    world: &'static str,
}

impl Stage {
    fn new(world: &'static str) -> Self {
        let stage = Stage {
            vm: RefCell::new(Vm::new()),
            world,
        };
        stage.set();
        stage
    }

    fn set(&self) {
        let common = include_str!("common.py");
        assert_eq!(self.vm.borrow_mut().run(common), "");
        assert_eq!(self.vm.borrow_mut().run(self.world), "");
    }

    /// `world`: its class, and what it is made with, each with a comma behind it.
    fn plays(&self, world: &str, programs: &Programs) -> TestCaseResult {
        let args = format!("({world} {programs:?})");
        // Two scripts: each begins on a stack where nothing of the other is left.
        let mut printed = self.vm.borrow_mut().run(&format!("explore{args}"));
        if printed.is_empty() {
            printed = self.vm.borrow_mut().run(&format!("leaves_nothing{args}"));
        }
        if !printed.is_empty() {
            // Whatever went wrong is of no consequence for the next one.
            self.vm.borrow_mut().reset();
            self.set();
        }
        prop_assert_eq!(printed, "");
        Ok(())
    }
}

macro_rules! properties {
    ($($name:ident: $file:literal, $deeds:expr, $cases:literal, $world:literal $(, $arg:ident in $range:expr)*;)*) => {
        $(
            #[test]
            fn $name() {
                let stage = Stage::new(include_str!($file));
                proptest!(config($cases), |($($arg in $range,)* programs in programs(&$deeds))| {
                    stage.plays(&format!($world), &programs)?;
                });
            }
        )*
    };
}

properties! {
    queues: "queues.py", [0, 0, 0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10], 250,
        "Queues, {kind}, {maxsize},", kind in 0..3u8, maxsize in prop::sample::select(&[1, 1, 2, 0][..]);
    semaphores: "semaphores.py", [0, 0, 1, 2, 3, 4, 5], 60, "Semaphores, {bounded}, {value},", bounded in 0..2u8, value in 0..3u8;
    conditions: "conditions.py", [0, 0, 0, 1, 1, 2, 3, 4, 5, 6], 60, "Conditions,";
    barriers: "barriers.py", [0, 0, 0, 1, 2, 3, 4], 60, "Barriers, {parties},", parties in 1..4u8;
    task_groups: "groups.py", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 40, "Groups,";
    timeouts: "timeouts.py", [0, 1, 2, 3, 4, 5, 6, 7], 60, "Timeouts,";
    futures_wait_as_completed_and_shield: "futures.py", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 60, "Futures,";
    handles: "handles.py", [0, 1, 1, 2, 2, 3, 4, 5], 60, "Handles,";
    deadlines: "deadlines.py", [0, 1, 2, 2, 3, 4, 5, 6, 7, 7], 60, "Deadlines,";
    fed_streams: "feeds.py", [0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10], 100,
        "Feeds, {limit},", limit in prop::sample::select(&[0, 0, 1, 4][..]);
    posts: "posts.py", [0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 8], 60, "Posts,";
    runners: "runners.py", [0, 0, 1, 2, 3, 4, 5, 6, 7, 8], 60, "Runners, {wait},", wait in 0..6u8;
}

#[test]
fn what_ends_early_leaves_nothing() {
    assert_eq!(Vm::new().run(include_str!("leaks.py")), "");
}

/// Rare among random programs: two wait to put, the one that is woken is cancelled before its turn.
#[test]
fn a_putter_that_was_woken_wakes_the_next() {
    let puts = vec![(0, 0), (0, 0)];
    let programs = vec![puts, vec![(0, 0)], vec![(9, 1), (1, 0)]];
    let stage = Stage::new(include_str!("queues.py"));
    stage.plays("Queues, 0, 1,", &programs).unwrap();
}
