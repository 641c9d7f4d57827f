//! The timer heap: who sleeps, and who is due first.
//!
//! A pairing heap through the entries themselves: insertion O(1), removal of the first, or of any
//! other, O(log n) amortised. Equal deadlines leave in the order in which they came.
//!
//! Links: `aux` names the first child; `next` the sibling to the right; `prev` the sibling to the
//! left or, for a first child, the parent. The root has neither sibling nor parent.

use super::entry::{Entry, Place, Ref, Timed};
use core::cell::Cell;

/// The sleepers, by deadline.
#[repr(C)]
pub struct Timers {
    root: Cell<Option<Ref<Entry>>>,
    next_seq: Cell<u32>,
}

impl Timers {
    /// An empty heap: zeroed memory is one.
    pub const fn new() -> Self {
        Timers {
            root: Cell::new(None),
            next_seq: Cell::new(0),
        }
    }

    /// Who is due first.
    pub fn first(&self) -> Option<Ref<Timed>> {
        self.root.get().map(Ref::as_timed)
    }

    /// Whether nobody sleeps.
    pub fn is_empty(&self) -> bool {
        self.root.get().is_none()
    }

    /// Puts an entry that stands nowhere to sleep until `deadline` (microseconds of the loop's
    /// clock).
    pub fn insert(&self, timed: Ref<Timed>, deadline: u64) {
        debug_assert!(timed.place() == Place::Nowhere);
        timed.set_deadline(deadline);
        timed.seq.set(self.next_seq.get());
        self.next_seq.set(self.next_seq.get().wrapping_add(1));
        timed.place.set(Place::Timer);
        set_child(timed, None);
        timed.next.set(None);
        timed.prev.set(None);
        self.root
            .set(Some(match self.root.get().map(Ref::as_timed) {
                None => timed.entry(),
                Some(root) => meld(root, timed).entry(),
            }));
    }

    /// Takes the first sleeper if it is due at `now`.
    pub fn pop_due(&self, now: u64) -> Option<Ref<Timed>> {
        let first = self.first()?;
        if first.deadline() > now {
            return None;
        }
        self.remove(first);
        Some(first)
    }

    /// Takes out a sleeper, wherever it stands in the heap.
    pub fn remove(&self, timed: Ref<Timed>) {
        let orphans = merge_pairs(child(timed));
        let root = match self.root.get() {
            Some(root) if root == timed.entry() => orphans,
            Some(root) => {
                unlink(timed);
                match orphans {
                    None => Some(root.as_timed()),
                    Some(orphans) => Some(meld(root.as_timed(), orphans)),
                }
            }
            None => None,
        };
        self.root.set(root.map(Ref::<Timed>::entry));
        set_child(timed, None);
        timed.next.set(Some(timed.entry()));
        timed.prev.set(Some(timed.entry()));
        timed.place.set(Place::Nowhere);
    }
}

impl Default for Timers {
    fn default() -> Self {
        Self::new()
    }
}

fn child(timed: Ref<Timed>) -> Option<Ref<Timed>> {
    let addr = core::ptr::NonNull::new(timed.aux.get() as *mut Timed)?;
    // SAFETY: in the heap `aux` is written by set_child alone, with the address of a Timed that
    // stands in the same heap; the collector reaches it from the heap's root.
    Some(unsafe { Ref::new(addr) })
}

fn set_child(timed: Ref<Timed>, child: Option<Ref<Timed>>) {
    timed.aux.set(child.map_or(0, Ref::addr));
}

fn before(a: Ref<Timed>, b: Ref<Timed>) -> bool {
    let (da, db) = (a.deadline(), b.deadline());
    // Sequence numbers wrap: the sign of the difference tells which came first.
    da < db || (da == db && (a.seq.get().wrapping_sub(b.seq.get()) as i32) < 0)
}

/// Joins two heaps by their roots, which have no siblings.
fn meld(a: Ref<Timed>, b: Ref<Timed>) -> Ref<Timed> {
    let (winner, loser) = if before(b, a) { (b, a) } else { (a, b) };
    let eldest = child(winner);
    loser.next.set(eldest.map(Ref::<Timed>::entry));
    loser.prev.set(Some(winner.entry()));
    if let Some(eldest) = eldest {
        eldest.prev.set(Some(loser.entry()));
    }
    set_child(winner, Some(loser));
    winner
}

/// Takes an entry that is not the root out of its row of siblings.
fn unlink(timed: Ref<Timed>) {
    let next = timed.next.get();
    if let Some(prev) = timed.prev.get() {
        let prev = prev.as_timed();
        if child(prev) == Some(timed) {
            set_child(prev, next.map(Ref::as_timed));
        } else {
            prev.next.set(next);
        }
    }
    if let Some(next) = next {
        next.prev.set(timed.prev.get());
    }
}

/// Joins a row of siblings into one heap: pairs from left to right, then all pairs from right to
/// left. This is what makes the amortised cost logarithmic.
fn merge_pairs(first: Option<Ref<Timed>>) -> Option<Ref<Timed>> {
    let mut pairs: Option<Ref<Timed>> = None;
    let mut rest = first;
    while let Some(a) = rest {
        let b = a.next.take().map(Ref::as_timed);
        a.prev.set(None);
        let pair = match b {
            None => {
                rest = None;
                a
            }
            Some(b) => {
                rest = b.next.take().map(Ref::as_timed);
                b.prev.set(None);
                meld(a, b)
            }
        };
        pair.next.set(pairs.map(Ref::<Timed>::entry));
        pairs = Some(pair);
    }
    let mut heap: Option<Ref<Timed>> = None;
    while let Some(pair) = pairs {
        pairs = pair.next.take().map(Ref::as_timed);
        heap = Some(match heap {
            None => pair,
            Some(heap) => meld(heap, pair),
        });
    }
    heap
}
