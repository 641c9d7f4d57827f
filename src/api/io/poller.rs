//! MicroPython's poll object, as `select.poll()` makes it: the calls into C.

use crate::sched::obj::Obj;
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

    /// Registers a stream, with the events to report once. `true`: it is not registered, as the system's
    /// poll does not know it, and has to be asked directly.
    ///
    /// A poll object whose `register` fails for want of memory crashes when it is next used
    /// (extmod/modselect.c says so). It is given up then, with all that was registered.
    pub fn add(&self, stream: Obj, events: u32) -> Result<bool, Raise> {
        // SAFETY: handles of live objects; the poll object's place in the root.
        // EXCEPTION: none: what poll and register raise comes back as a result.
        let added = unsafe { ffi::ua_vm_poll_add(self.0.as_ptr().cast(), stream.raw(), events) };
        let added = Raise::check(added);
        if added.is_err() {
            self.give_up();
        }
        added.map(|direct| !direct.is_none())
    }

    /// Other events for a registered stream; again they are reported once. Does nothing where the poll
    /// object is lost.
    pub fn modify(&self, stream: Obj, events: u32) -> Result<(), Raise> {
        if self.is_none() {
            return Ok(());
        }
        // SAFETY: handles of live objects.
        // EXCEPTION: none: what modify raises comes back as a result.
        let result = unsafe { ffi::ua_vm_poll_modify(self.0.get().raw(), stream.raw(), events) };
        Raise::check_unit(result)
    }

    /// Forgets a stream, unless the poll object is lost.
    pub fn remove(&self, stream: Obj) {
        if self.is_none() {
            return;
        }
        // SAFETY: handles of live objects.
        // EXCEPTION: none. An error would mean that it is not registered, which is what we want.
        unsafe { ffi::ua_vm_poll_remove(self.0.get().raw(), stream.raw()) };
    }

    /// Waits for events, at most `max_ms`; each comes in as a call of `ua_io_event`.
    pub fn wait(&self, max_ms: u32) -> Result<(), Raise> {
        // SAFETY: a poll object, or 0; ua_io_event, which this calls, finds nothing borrowed.
        // EXCEPTION: none: what poll raises comes back as a result.
        Raise::check_unit(unsafe { ffi::ua_vm_poll_wait(self.0.get().raw(), max_ms) })
    }
}

/// Asks the stream itself which of the events it has now.
pub fn ask(stream: Obj, events: u32) -> Result<u32, Raise> {
    // SAFETY: the handle of a live object.
    // EXCEPTION: none: what the stream's ioctl raises comes back as a result.
    let ready = Raise::check(unsafe { ffi::ua_vm_poll_direct(stream.raw(), events) })?;
    // The lowest bit tells it from a status.
    Ok((ready.raw() >> 1) as u32)
}

/// Whether a stream is written in Python: nothing wakes the loop when it becomes ready.
pub fn is_python(stream: Obj) -> bool {
    // SAFETY: the handle of a live object.
    // EXCEPTION: none.
    unsafe { ffi::ua_vm_poll_is_python(stream.raw()) }
}
