//! A stream that is, or was, waited for, and who waits for it.

use crate::api::State;
use crate::sched::entry::{Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::Native;
use crate::vm::ffi;
use core::cell::Cell;
use core::mem::offset_of;

/// Both events: an error wakes the reader and the writer.
pub const ALL: u32 = ffi::UA_IO_IN | ffi::UA_IO_OUT;

/// Whether the poll object may use an operating system's poll, which does not know every stream. Without a system it asks all
/// streams itself (MICROPY_PY_SELECT_POSIX_OPTIMISATIONS, of the unix port alone).
pub const SYSTEM_POLL: bool = cfg!(not(target_os = "none"));

/// How the loop learns that a stream is ready. Not known yet: the entry is new.
pub const UNSETTLED: u8 = 0;
/// The poll object tells when it asks the stream; nothing wakes it when the stream becomes ready. This and the others come from C.
pub const SILENT: u8 = ffi::UA_POLL_SILENT as u8;
/// The system's poll does not know it: it is asked directly.
pub const DIRECT: u8 = ffi::UA_POLL_DIRECT as u8;
/// Linux tells, by epoll.
pub const EPOLL: u8 = ffi::UA_POLL_EPOLL as u8;

/// A stream that is, or was, waited for. C reads what `ua_io_entry_t` shows of it.
#[repr(C)]
pub struct IoEntry {
    base: usize,
    /// The stream.
    pub stream: Cell<Obj>,
    /// The reader and the writer.
    waiters: [Cell<Option<Ref<Task>>>; 2],
    /// The next in the list.
    pub next: Cell<Option<Ref<IoEntry>>>,
    /// The events that they wait for.
    events: Cell<u8>,
    /// How the loop learns that the stream is ready: `UNSETTLED` and so on.
    pub how: Cell<u8>,
}

const _: () = assert!(offset_of!(IoEntry, stream) == offset_of!(ffi::ua_io_entry_t, stream));
const _: () = assert!(offset_of!(IoEntry, waiters) == offset_of!(ffi::ua_io_entry_t, reader));
const _: () = assert!(offset_of!(IoEntry, next) == offset_of!(ffi::ua_io_entry_t, next));

// SAFETY: repr(C), the header comes first; zeroes are valid in every field.
unsafe impl Native for IoEntry {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_hidden;
}

impl IoEntry {
    /// The events that are waited for.
    pub fn events(&self) -> u32 {
        u32::from(self.events.get())
    }

    /// Whether the stream has to be asked directly.
    pub fn is_direct(&self) -> bool {
        SYSTEM_POLL && self.how.get() == DIRECT
    }

    /// Whether epoll tells about it.
    pub fn is_epoll(&self) -> bool {
        SYSTEM_POLL && self.how.get() == EPOLL
    }

    /// Whether somebody waits for the stream.
    pub fn is_awaited(&self) -> bool {
        self.events.get() != 0
    }

    /// The task waits for the event. `false`: somebody does already.
    pub fn wait(&self, event: u32, task: Ref<Task>) -> bool {
        let free = self.events() & event == 0;
        if free {
            self.waiter(event).set(Some(task));
            self.events.set(self.events.get() | event as u8);
        }
        free
    }

    /// The task waits for no event any more. `true`: it did.
    pub fn remove(&self, task: Ref<Task>) -> bool {
        let mut waited = false;
        let mut event = ffi::UA_IO_IN;
        for waiter in &self.waiters {
            if waiter.get() == Some(task) {
                waiter.set(None);
                self.clear(event);
                waited = true;
            }
            event = ffi::UA_IO_OUT;
        }
        waited
    }

    /// Wakes who waits for one of the events. Errors and hang-ups wake both.
    #[inline(never)]
    pub fn wake(&self, events: u32) {
        let mut event = ffi::UA_IO_IN;
        for waiter in &self.waiters {
            if events & !(ALL ^ event) != 0 {
                if let Some(task) = waiter.take() {
                    self.clear(event);
                    if task.place() == Place::Nowhere && !task.is_done() {
                        State::make_ready(task.entry());
                    }
                }
            }
            event = ffi::UA_IO_OUT;
        }
    }

    fn waiter(&self, event: u32) -> &Cell<Option<Ref<Task>>> {
        &self.waiters[(event / ffi::UA_IO_OUT) as usize % 2]
    }

    fn clear(&self, event: u32) {
        self.events.set(self.events.get() & !event as u8);
    }
}
