//! The streams that nobody waits for, and that stay registered for a while.

use crate::api::io::entry::IoEntry;
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use core::cell::UnsafeCell;
use heapless::Deque;

/// How many they are at most.
const MAX: usize = 8;

/// Their entries, the longest idle first. Zeroed memory is none of them.
#[repr(transparent)]
pub struct Idle(UnsafeCell<Deque<Ref<IoEntry>, MAX>>);

impl Idle {
    #[allow(clippy::mut_from_ref)]
    fn entries(&self) -> &mut Deque<Ref<IoEntry>, MAX> {
        // SAFETY: loop context only, and the three methods below neither keep it nor call anything
        // that could come back here.
        unsafe { &mut *self.0.get() }
    }

    /// Takes out the entry of a stream.
    pub fn take(&self, stream: Obj) -> Option<Ref<IoEntry>> {
        let entries = self.entries();
        let mut found = None;
        // Once around the queue, so that the order stays.
        for _ in 0..entries.len() {
            let entry = entries.pop_front()?;
            if entry.stream.get() == stream {
                found = Some(entry);
            } else {
                let _ = entries.push_back(entry);
            }
        }
        found
    }

    /// Puts in an entry. Where there is no room for it, it takes the place of the one that is returned.
    pub fn put(&self, entry: Ref<IoEntry>) -> Option<Ref<IoEntry>> {
        let entries = self.entries();
        let oldest = if entries.is_full() {
            entries.pop_front()
        } else {
            None
        };
        let _ = entries.push_back(entry);
        oldest
    }

    /// Forgets them all.
    pub fn clear(&self) {
        self.entries().clear();
    }
}
