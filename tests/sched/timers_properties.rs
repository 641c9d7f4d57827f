//! The timer heap against a sorted list.

use proptest::prelude::*;
use std::ptr::NonNull;
use uasyncio::sched::entry::{Kind, Place, Ref, Timed};
use uasyncio::sched::timers::Timers;

#[derive(Clone, Copy, Debug)]
enum Op {
    /// Puts the sleeper of this number to sleep until then, if it is awake.
    Insert(usize, i64),
    /// Takes everybody who is due then.
    PopDue(i64),
    /// Takes the first.
    PopFirst,
    /// Takes the sleeper of this number, wherever it stands.
    Remove(usize),
}

const SLEEPERS: usize = 24;

fn op() -> impl Strategy<Value = Op> {
    // Few deadlines, so that many are equal; some before the clock's zero, some beyond 32 bits.
    let time = prop_oneof![4 => -3..12i64, 1 => (i64::from(u32::MAX) - 3)..(1 << 32) + 3];
    prop_oneof![
        6 => (0..SLEEPERS, time.clone()).prop_map(|(i, at)| Op::Insert(i, at)),
        1 => time.prop_map(Op::PopDue),
        1 => Just(Op::PopFirst),
        2 => (0..SLEEPERS).prop_map(Op::Remove),
    ]
}

/// Who sleeps until when, in the order in which they are to wake.
#[derive(Default)]
struct Model(Vec<(i64, usize)>);

impl Model {
    fn insert(&mut self, i: usize, at: i64) {
        let place = self.0.partition_point(|(other, _)| *other <= at);
        self.0.insert(place, (at, i));
    }

    fn take(&mut self, i: usize) -> bool {
        let place = self.0.iter().position(|(_, j)| *j == i);
        place.map(|place| self.0.remove(place)).is_some()
    }

    fn pop_due(&mut self, now: i64) -> Option<usize> {
        let (at, i) = *self.0.first()?;
        (at <= now).then(|| self.0.remove(0))?;
        Some(i)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn as_a_sorted_list(ops in prop::collection::vec(op(), 0..120)) {
        let timers = Timers::new();
        let owned: [Timed; SLEEPERS] = std::array::from_fn(|_| Timed::new(0, Kind::FIRST_HOOK));
        // SAFETY: the sleepers outlive the heap.
        let sleepers = owned.each_ref().map(|timed| unsafe { Ref::new(NonNull::from(timed)) });
        let addr = |i: usize| sleepers[i].addr();
        let mut model = Model::default();
        for op in ops {
            match op {
                Op::Insert(i, at) => {
                    if sleepers[i].place() == Place::Nowhere {
                        timers.insert(sleepers[i], at as u64);
                        model.insert(i, at);
                    }
                }
                Op::PopDue(now) => loop {
                    let due = timers.pop_due(now as u64).map(Ref::addr);
                    prop_assert_eq!(due, model.pop_due(now).map(addr));
                    if due.is_none() {
                        break;
                    }
                },
                Op::PopFirst => {
                    let first = timers.pop_due(i64::MAX as u64).map(Ref::addr);
                    prop_assert_eq!(first, model.pop_due(i64::MAX).map(addr));
                }
                Op::Remove(i) => {
                    if model.take(i) {
                        timers.remove(sleepers[i]);
                    }
                }
            }
            prop_assert_eq!(timers.first().map(Ref::addr), model.0.first().map(|(_, i)| addr(*i)));
            for (i, timed) in sleepers.iter().enumerate() {
                let asleep = model.0.iter().any(|(_, j)| *j == i);
                prop_assert_eq!(timed.place() == Place::Timer, asleep);
            }
        }
        // What is left comes out sorted, equal deadlines in the order of their coming.
        while let Some(i) = model.pop_due(i64::MAX) {
            prop_assert_eq!(timers.pop_due(i64::MAX as u64).map(Ref::addr), Some(addr(i)));
        }
        prop_assert!(timers.is_empty());
    }
}

/// The heap does not recurse, and is not quadratic, however it is used.
#[test]
fn a_hundred_thousand_sleepers() {
    let timers = Timers::new();
    let owned: Vec<Timed> = (0..100_000)
        .map(|_| Timed::new(0, Kind::FIRST_HOOK))
        .collect();
    // SAFETY: the sleepers outlive the heap.
    let sleepers: Vec<Ref<Timed>> = owned
        .iter()
        .map(|timed| unsafe { Ref::new(NonNull::from(timed)) })
        .collect();
    for order in 0..3u64 {
        for (i, timed) in sleepers.iter().enumerate() {
            // Upwards, downwards, and mixed: what the deepest and the widest heaps are made of.
            let i = i as u64;
            let at = [i, 100_000 - i, i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40];
            timers.insert(*timed, at[order as usize]);
        }
        // Every third leaves from within.
        sleepers
            .iter()
            .step_by(3)
            .for_each(|timed| timers.remove(*timed));
        let mut last = 0;
        while let Some(timed) = timers.pop_due(i64::MAX as u64) {
            assert!(timed.deadline() >= last);
            last = timed.deadline();
        }
    }
}
