//! The list against a deque.

use proptest::prelude::*;
use std::collections::VecDeque;
use std::ptr::NonNull;
use uasyncio::sched::entry::{Entry, Kind, Place, Ref};
use uasyncio::sched::list::List;

#[derive(Clone, Copy, Debug)]
enum Op {
    /// Pushes the entry of this number, if it stands nowhere.
    Push(usize),
    Pop,
    /// Removes the entry of this number, if it stands in the list.
    Remove(usize),
}

const ENTRIES: usize = 8;

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        3 => (0..ENTRIES).prop_map(Op::Push),
        1 => Just(Op::Pop),
        1 => (0..ENTRIES).prop_map(Op::Remove),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn as_a_deque(ops in prop::collection::vec(op(), 0..60)) {
        let list = List::new();
        let owned: [Entry; ENTRIES] = std::array::from_fn(|_| Entry::new(0, Kind::TASK));
        // SAFETY: the entries outlive the list.
        let entries = owned.each_ref().map(|entry| unsafe { Ref::new(NonNull::from(entry)) });
        let mut model = VecDeque::new();
        for op in ops {
            match op {
                Op::Push(i) if !model.contains(&i) => {
                    list.push(entries[i], Place::Waiting);
                    model.push_back(i);
                }
                Op::Push(_) => {}
                Op::Pop => {
                    let popped = list.pop().map(Ref::addr);
                    prop_assert_eq!(popped, model.pop_front().map(|i| entries[i].addr()));
                }
                Op::Remove(i) => {
                    if let Some(at) = model.iter().position(|j| *j == i) {
                        list.remove(entries[i]);
                        model.remove(at);
                    }
                }
            }
            let mut seen = Vec::new();
            list.iter().for_each(|entry| seen.push(entry.addr()));
            prop_assert_eq!(seen, model.iter().map(|i| entries[*i].addr()).collect::<Vec<_>>());
            prop_assert_eq!(list.is_empty(), model.is_empty());
            prop_assert_eq!(list.first().map(Ref::addr), model.front().map(|i| entries[*i].addr()));
            for (i, entry) in entries.iter().enumerate() {
                let place = if model.contains(&i) { Place::Waiting } else { Place::Nowhere };
                prop_assert_eq!(entry.place(), place);
            }
        }
    }
}
