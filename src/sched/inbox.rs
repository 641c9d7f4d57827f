//! The inbox: what an interrupt, another thread or the other core may touch.
//!
//! A [`Signal`] is the part of an awaitable that may be set from anywhere: a flag, and a link by
//! which it waits for the loop to notice. Setting it never allocates, never loses a wake and never
//! touches the loop's own queues: the loop drains the inbox before it looks at them.
//!
//! The queue is guarded by a critical section (no compare-and-swap: the small cores have none).
//! The emptiness check alone is a plain load, so that an idle loop can look once more before it
//! waits for an event without setting that event itself (RP2350, see design.md rule 5).

use super::entry::Ref;
use super::list::List;
use core::mem::offset_of;
use core::ptr::NonNull;
use core::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, Ordering};

/// What can be set from any context.
#[repr(C)]
pub struct Signal {
    /// The VM's object header. Written by the VM when it allocates, never read here.
    base: usize,
    /// Who waits for it. Loop context only.
    pub waiters: List,
    next: AtomicPtr<Signal>,
    /// UNSET, SET or SEEN.
    set: AtomicU8,
    posted: AtomicBool,
}

const _: () = assert!(List::is_unseen(offset_of!(Signal, waiters)));

/// ```text
///          post()            see(): there are waiters, who are woken for it
/// [UNSET] --------> [SET] ---------------------------------------------------> [SEEN]
///    ^      clear(), take()  |  ^                 post(): a new one              |  |
///    +-----------------------+  +------------------------------------------------+  |
///    +------------------------------------------------------------------------------+
///            clear(), take(), or settle(): a waiter has had its turn
/// ```
/// An event is never SEEN.
const UNSET: u8 = 0;
const SET: u8 = 1;
const SEEN: u8 = 2;

impl Signal {
    /// A signal that is not set, with the object header `base`. Zeroed memory is one, too.
    pub const fn new(base: usize) -> Self {
        Signal {
            base,
            waiters: List::new(),
            next: AtomicPtr::new(core::ptr::null_mut()),
            set: AtomicU8::new(UNSET),
            posted: AtomicBool::new(false),
        }
    }

    /// Whether it is set. Any context.
    pub fn is_set(&self) -> bool {
        self.set.load(Ordering::Acquire) != UNSET
    }

    /// Unsets it. Any context. Who was woken stays woken.
    pub fn clear(&self) {
        self.set.store(UNSET, Ordering::Release);
    }

    /// Unsets it. `true`: it was set. Any context.
    pub fn take(&self) -> bool {
        self.change(SET | SEEN, UNSET)
    }

    /// Its waiters are about to be woken. `true`: there is a set that nobody was woken for.
    pub fn see(&self) -> bool {
        self.change(SET, SEEN)
    }

    /// One of those who were woken has its turn: that set is over, unless there was another one meanwhile.
    pub fn settle(&self) {
        self.change(SEEN, UNSET);
    }

    /// Changes the state, if it is one of those; no set from an interrupt gets lost in between.
    #[inline(never)]
    fn change(&self, from: u8, to: u8) -> bool {
        critical_section::with(|_| {
            let changes = self.set.load(Ordering::Relaxed) & from != 0;
            if changes {
                self.set.store(to, Ordering::Relaxed);
            }
            changes
        })
    }
}

/// The signals that were set since the loop last looked, first in first out.
#[repr(C)]
pub struct Inbox {
    head: AtomicPtr<Signal>,
    tail: AtomicPtr<Signal>,
}

impl Inbox {
    /// An empty inbox: zeroed memory is one.
    pub const fn new() -> Self {
        Inbox {
            head: AtomicPtr::new(core::ptr::null_mut()),
            tail: AtomicPtr::new(core::ptr::null_mut()),
        }
    }

    /// Whether there is nothing to drain. Any context; a plain load, without a barrier: what is in the inbox is read in a critical
    /// section.
    pub fn is_empty(&self) -> bool {
        self.head() == 0
    }

    /// The address of the signal that was set first, or 0. As [`is_empty`](Self::is_empty).
    pub(super) fn head(&self) -> usize {
        self.head.load(Ordering::Relaxed) as usize
    }

    /// Sets the signal and queues it for the loop. Any context.
    pub fn post(&self, signal: Ref<Signal>) {
        let ptr = signal.addr() as *mut Signal;
        critical_section::with(|_| {
            signal.set.store(SET, Ordering::Relaxed);
            if signal.posted.load(Ordering::Relaxed) {
                return;
            }
            signal.posted.store(true, Ordering::Relaxed);
            signal.next.store(core::ptr::null_mut(), Ordering::Relaxed);
            match NonNull::new(self.tail.load(Ordering::Relaxed)) {
                None => self.head.store(ptr, Ordering::Relaxed),
                Some(tail) => {
                    // SAFETY: what is queued is kept alive by the queue, whose head lies in the
                    // collector's root.
                    let tail: Ref<Signal> = unsafe { Ref::new(tail) };
                    tail.next.store(ptr, Ordering::Relaxed);
                }
            }
            self.tail.store(ptr, Ordering::Relaxed);
        });
    }

    /// Takes the signal that was set first. Loop context.
    pub fn take(&self) -> Option<Ref<Signal>> {
        critical_section::with(|_| {
            let head = NonNull::new(self.head.load(Ordering::Relaxed))?;
            // SAFETY: as in `post`.
            let signal: Ref<Signal> = unsafe { Ref::new(head) };
            let next = signal.next.load(Ordering::Relaxed);
            self.head.store(next, Ordering::Relaxed);
            if next.is_null() {
                self.tail.store(core::ptr::null_mut(), Ordering::Relaxed);
            }
            signal.next.store(core::ptr::null_mut(), Ordering::Relaxed);
            signal.posted.store(false, Ordering::Relaxed);
            Some(signal)
        })
    }
}

impl Default for Inbox {
    fn default() -> Self {
        Self::new()
    }
}
