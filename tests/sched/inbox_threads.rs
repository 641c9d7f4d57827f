//! The inbox from many threads at once, and against a model.

use proptest::prelude::*;
use std::collections::VecDeque;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, Ordering};
use uasyncio::sched::entry::Ref;
use uasyncio::sched::inbox::{Inbox, Signal};

/// What threads share: signals, whose waiters nobody touches here.
struct Shared {
    inbox: Inbox,
    signals: Vec<Signal>,
    /// How often each signal was about to be posted.
    posted: Vec<AtomicU32>,
}

// SAFETY: what is not atomic in a signal is its list of waiters, which stays untouched.
unsafe impl Sync for Shared {}

impl Shared {
    fn new(signals: usize) -> Self {
        Shared {
            inbox: Inbox::new(),
            signals: (0..signals).map(|_| Signal::new(0)).collect(),
            posted: (0..signals).map(|_| AtomicU32::new(0)).collect(),
        }
    }

    fn signal(&self, i: usize) -> Ref<Signal> {
        // SAFETY: `signals` neither moves nor ends while the inbox is in use.
        unsafe { Ref::new(NonNull::from(&self.signals[i])) }
    }

    fn index(&self, signal: Ref<Signal>) -> usize {
        let indices = 0..self.signals.len();
        indices
            .clone()
            .find(|i| self.signal(*i) == signal)
            .expect("a signal of ours")
    }
}

#[test]
fn nothing_is_lost_between_threads() {
    const POSTERS: usize = 3;
    const POSTS: u32 = 20_000;
    let shared = Shared::new(4);
    // What the taker has seen of each signal's count, at the time it took it.
    let mut seen = vec![0; shared.signals.len()];
    let left = AtomicU32::new(POSTERS as u32);
    std::thread::scope(|scope| {
        for poster in 0..POSTERS {
            let (shared, left) = (&shared, &left);
            scope.spawn(move || {
                for n in 0..POSTS {
                    let i = (n as usize + poster) % shared.signals.len();
                    shared.posted[i].fetch_add(1, Ordering::SeqCst);
                    shared.inbox.post(shared.signal(i));
                    if n % 64 == 0 {
                        std::thread::yield_now();
                    }
                }
                left.fetch_sub(1, Ordering::SeqCst);
            });
        }
        loop {
            let last_look = left.load(Ordering::SeqCst) == 0;
            while let Some(signal) = shared.inbox.take() {
                let i = shared.index(signal);
                seen[i] = shared.posted[i].load(Ordering::SeqCst);
            }
            if last_look {
                break;
            }
        }
    });
    // Whatever was posted was followed by a take: the last take of each saw the last post.
    for (i, seen) in seen.iter().enumerate() {
        assert_eq!(*seen, shared.posted[i].load(Ordering::SeqCst));
    }
    assert!(shared.inbox.is_empty());
    assert!(shared.signals.iter().all(Signal::is_set));
}

#[derive(Clone, Copy, Debug)]
enum Op {
    Post(usize),
    Clear(usize),
    Take,
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        (0..5usize).prop_map(Op::Post),
        (0..5usize).prop_map(Op::Clear),
        Just(Op::Take)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// A queue in which each stands once, and flags.
    #[test]
    fn as_a_queue_without_doubles(ops in prop::collection::vec(op(), 0..60)) {
        let shared = Shared::new(5);
        let mut queue = VecDeque::new();
        let mut set = [false; 5];
        for op in ops {
            match op {
                Op::Post(i) => {
                    shared.inbox.post(shared.signal(i));
                    set[i] = true;
                    if !queue.contains(&i) {
                        queue.push_back(i);
                    }
                }
                Op::Clear(i) => {
                    shared.signals[i].clear();
                    set[i] = false;
                }
                Op::Take => {
                    let taken = shared.inbox.take().map(|signal| shared.index(signal));
                    prop_assert_eq!(taken, queue.pop_front());
                }
            }
            prop_assert_eq!(shared.inbox.is_empty(), queue.is_empty());
            for (i, set) in set.iter().enumerate() {
                prop_assert_eq!(shared.signals[i].is_set(), *set);
            }
        }
    }
}
