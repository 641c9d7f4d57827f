//! MicroPython's poll object, as `select.poll()` makes it, and Linux's epoll: the calls into C.

use crate::api::io::entry::{IoEntry, SYSTEM_POLL};
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use crate::vm::alloc::{native, obj};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;

/// The poll object, once there is one.
#[repr(transparent)]
pub struct Poller(Cell<Obj>);

impl Poller {
    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.0.get().is_none()
    }

    /// Gives the poll object up: what it knew is lost.
    pub fn give_up(&self) {
        self.0.set(Obj::NONE);
    }

    /// Where C finds it, or puts one.
    pub fn place(&self) -> Obj {
        Obj::from_raw(self.0.as_ptr() as usize)
    }

    /// Registers a stream with the events that it is waited for, for the first time or once more. How the loop will learn of
    /// them.
    ///
    /// A poll object whose `register` fails for want of memory crashes when it is next used
    /// (extmod/modselect.c says so). It is given up then, with all that was registered.
    pub fn add(&self, entry: Ref<IoEntry>) -> Result<u8, Raise> {
        // SAFETY: the entry of a live object; the poll object's place in the root.
        // EXCEPTION: none: what poll and register raise comes back as a result.
        let added = unsafe {
            ffi::ua_protected(
                self.0.as_ptr() as usize,
                obj(entry).raw(),
                entry.events() as usize,
                Some(ffi::ua_may_poll_add),
            )
        };
        let added = Raise::check(added);
        if added.is_err() {
            self.give_up();
        }
        Ok(added? as u8)
    }

    /// Forgets a stream.
    pub fn remove(&self, entry: Ref<IoEntry>) {
        if !SYSTEM_POLL && self.is_none() {
            return;
        }
        // SAFETY: handles of live objects, or no poll object.
        // EXCEPTION: none. An error would mean that it is not registered, which is what we want.
        unsafe { ffi::ua_vm_poll_remove(self.0.get().raw(), obj(entry).raw()) };
    }

    /// Waits for events, at most `max_ms`; each comes in as a call of `ua_io_event`.
    pub fn wait(&self, max_ms: u32) -> Result<(), Raise> {
        // SAFETY: a poll object, or 0; ua_io_event, which this calls, finds nothing borrowed.
        // EXCEPTION: none: what poll raises comes back as a result.
        let waited = unsafe {
            ffi::ua_protected(
                self.0.get().raw(),
                max_ms as usize,
                0,
                Some(ffi::ua_may_poll_wait),
            )
        };
        Raise::check_unit(waited)
    }
}

/// The entry of a stream, if epoll tells about it.
pub fn known(stream: Obj) -> Option<Ref<IoEntry>> {
    if !SYSTEM_POLL {
        return None;
    }
    // SAFETY: the handle of a live object.
    // EXCEPTION: none.
    let entry = Obj::from_raw(unsafe { ffi::ua_vm_poll_known(stream.raw()) });
    // SAFETY: C has it from `add`, and forgets it in `remove`.
    (!entry.is_none()).then(|| unsafe { native(entry) })
}

/// Leaves epoll for the poll object, for good. `true`: it has told about streams, which have to be registered.
pub fn leave_epoll() -> bool {
    // SAFETY: C forgets all entries.
    // EXCEPTION: none.
    SYSTEM_POLL && unsafe { ffi::ua_vm_poll_leave_epoll() }
}

/// Asks the stream itself which of the events it has now.
pub fn ask(stream: Obj, events: u32) -> Result<u32, Raise> {
    // SAFETY: the handle of a live object.
    // EXCEPTION: none: what the stream's ioctl raises comes back as a result.
    let ready = Raise::check(unsafe { ffi::ua_vm_poll_direct(stream.raw(), events) })?;
    // The lowest bit tells it from a status.
    Ok((ready >> 1) as u32)
}
