//! First-in first-out lists of entries: the ready queue and the waiters of an awaitable.

use super::entry::{Entry, Kind, Place, Ref, Timed};
use core::cell::Cell;
use core::mem::size_of;

/// A circular doubly linked list through the entries themselves. One word, O(1) at both ends and
/// for removal from the middle.
#[repr(transparent)]
pub struct List {
    head: Cell<Option<Ref<Entry>>>,
}

impl List {
    /// An empty list: zeroed memory is one.
    pub const fn new() -> Self {
        List {
            head: Cell::new(None),
        }
    }

    /// Whether the collector ignores the address of a list that lies so many bytes within an object: no block of the heap begins there. Who
    /// has waited in it keeps it, when something else may lie there. For an assertion beside the type.
    pub const fn is_unseen(offset: usize) -> bool {
        !offset.is_multiple_of(4 * size_of::<usize>())
    }

    /// The entry that came first.
    pub fn first(&self) -> Option<Ref<Entry>> {
        self.head.get()
    }

    /// Whether nothing waits here.
    pub fn is_empty(&self) -> bool {
        self.head.get().is_none()
    }

    /// Puts an entry that stands nowhere at the end, and notes that it now stands at `place`.
    pub fn push(&self, entry: Ref<Entry>, place: Place) {
        debug_assert!(entry.place() == Place::Nowhere);
        match self.head.get() {
            None => {
                entry.next.set(Some(entry));
                entry.prev.set(Some(entry));
                self.head.set(Some(entry));
            }
            Some(head) => {
                // In a circle the entry before the head is the last one.
                let last = head.prev.get().unwrap_or(head);
                entry.prev.set(Some(last));
                entry.next.set(Some(head));
                last.next.set(Some(entry));
                head.prev.set(Some(entry));
            }
        }
        entry.place.set(place);
    }

    /// Puts one that can be timed among the waiters, out of which `Sched::unqueue` takes it.
    pub fn push_waiting(&self, timed: Ref<Timed>) {
        timed.aux.set(core::ptr::from_ref(self) as usize);
        self.push(timed.entry(), Place::Waiting);
    }

    /// Takes the entry that came first.
    pub fn pop(&self) -> Option<Ref<Entry>> {
        let head = self.head.get()?;
        self.remove(head);
        Some(head)
    }

    /// Takes out an entry that stands in this list. From then on its links name the entry itself.
    pub fn remove(&self, entry: Ref<Entry>) {
        let next = entry.next.replace(Some(entry)).unwrap_or(entry);
        let prev = entry.prev.replace(Some(entry)).unwrap_or(entry);
        if next == entry {
            self.head.set(None);
        } else {
            prev.next.set(Some(next));
            next.prev.set(Some(prev));
            if self.head.get() == Some(entry) {
                self.head.set(Some(next));
            }
        }
        entry.place.set(Place::Nowhere);
    }

    /// The `i`-th entry of a kind. The list stays as it is meanwhile.
    #[inline(never)]
    pub fn nth(&self, kind: Kind, i: u32) -> Option<Ref<Entry>> {
        let mut left = i;
        for entry in self.iter() {
            if entry.kind() == kind {
                if left == 0 {
                    return Some(entry);
                }
                left -= 1;
            }
        }
        None
    }

    /// The entries, in order. The list stays as it is meanwhile.
    pub fn iter(&self) -> impl Iterator<Item = Ref<Entry>> {
        let head = self.head.get();
        let mut next = head;
        core::iter::from_fn(move || {
            let entry = next?;
            next = entry.next.get().filter(|next| Some(*next) != head);
            Some(entry)
        })
    }
}

impl Default for List {
    fn default() -> Self {
        Self::new()
    }
}
