//! The timer heap: who sleeps, and who is due first.
//!
//! A skew heap through the entries themselves: insertion, and removal of the first or of any other, O(log n) amortised. Equal
//! deadlines leave in the order in which they came.
//!
//! Links: `aux` names the left child, `next` the right one, `prev` the parent. The root has no parent.

use super::entry::{Entry, Place, Ref, Timed};
use core::cell::Cell;
use core::mem::size_of;
use core::ptr::NonNull;

/// A link to an entry of the heap.
type Link = Cell<Option<Ref<Entry>>>;

/// The sleepers, by deadline.
#[repr(C)]
pub struct Timers {
    root: Link,
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
    /// clock, with a sign: it may be before its zero).
    pub fn insert(&self, timed: Ref<Timed>, deadline: u64) {
        debug_assert!(timed.place() == Place::Nowhere);
        timed.set_deadline(deadline);
        timed.seq.set(self.next_seq.get());
        self.next_seq.set(self.next_seq.get().wrapping_add(1));
        timed.place.set(Place::Timer);
        timed.aux.set(0);
        timed.next.set(None);
        meld(self.root.get(), Some(timed.entry()), None, at(&self.root));
    }

    /// Takes the first sleeper if it is due at `now`.
    pub fn pop_due(&self, now: u64) -> Option<Ref<Timed>> {
        let first = self.first()?;
        if first.deadline() as i64 > now as i64 {
            return None;
        }
        self.remove(first);
        Some(first)
    }

    /// Takes out a sleeper, wherever it stands in the heap: its children, as one heap, stand in its place.
    pub fn remove(&self, timed: Ref<Timed>) {
        let own = Some(timed.entry());
        let parent = timed.prev.replace(own);
        let link = match parent.map(Ref::as_timed) {
            None => at(&self.root),
            Some(parent) if left(parent).get() == own => left(parent),
            Some(parent) => at(&parent.next),
        };
        meld(left(timed).take(), timed.next.replace(own), parent, link);
        timed.place.set(Place::Nowhere);
    }
}

impl Default for Timers {
    fn default() -> Self {
        Self::new()
    }
}

/// Where a link stands: in the heap, or in an entry of it.
fn at(link: &Link) -> Ref<Link> {
    // SAFETY: what stands in the heap is reachable from its root, and nothing leaves it while it is changed.
    unsafe { Ref::new(NonNull::from(link)) }
}

const _: () = assert!(size_of::<Link>() == size_of::<Cell<usize>>());

/// The link to the left child, which lies in `aux`.
fn left(timed: Ref<Timed>) -> Ref<Link> {
    // SAFETY: in the heap `aux` is 0 or was written by way of this: the address of an entry that stands in the same heap. Both are links,
    // of the same size. It lives as in `at`.
    unsafe { Ref::new(NonNull::from(&timed.aux).cast()) }
}

fn before(a: Ref<Timed>, b: Ref<Timed>) -> bool {
    let (da, db) = (a.deadline() as i64, b.deadline() as i64);
    // Sequence numbers wrap: the sign of the difference tells which came first.
    da < db || (da == db && (a.seq.get().wrapping_sub(b.seq.get()) as i32) < 0)
}

/// Joins two heaps, and hangs what they become at a link of the parent. On the way down each entry's children change sides, which is what
/// makes the amortised cost logarithmic.
fn meld(a: Option<Ref<Entry>>, b: Option<Ref<Entry>>, parent: Option<Ref<Entry>>, link: Ref<Link>) {
    let (mut a, mut b, mut parent, mut link) = (a, b, parent, link);
    while let (Some(one), Some(other)) = (a, b) {
        let (one, other) = (one.as_timed(), other.as_timed());
        let (first, later) = if before(other, one) {
            (other, one)
        } else {
            (one, other)
        };
        link.set(Some(first.entry()));
        first.prev.set(parent);
        a = left(first).replace(first.next.get());
        b = Some(later.entry());
        link = at(&first.next);
        parent = Some(first.entry());
    }
    let rest = a.or(b);
    link.set(rest);
    if let Some(rest) = rest {
        rest.prev.set(parent);
    }
}
