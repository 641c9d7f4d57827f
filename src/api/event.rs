//! `Event`: set from anywhere, waited for by any number of tasks.

use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::inbox::Signal;
use crate::sched::obj::Obj;
use crate::vm::alloc::{alloc, native, obj, Native};
use crate::vm::export::{deliver, deliver_next, export, Next};
use crate::vm::ffi;
use crate::vm::raise::Raise;

// SAFETY: repr(C), the header comes first; zeroes are an event that is not set.
unsafe impl Native for Signal {
    const KIND: u32 = ffi::ua_kind_t_UA_KIND_EVENT;
}

/// One turn of `await event.wait()`; the event is its own awaitable, so waiting allocates nothing.
fn next(event: Ref<Signal>) -> Result<Next, Raise> {
    let current = State::current()?;
    let sched = State::sched();
    // A set before this wait is not for this task.
    sched.sync();
    if current.finished(obj(event)) || event.is_set() {
        return Ok(Next::Done(Obj::NONE));
    }
    sched.wait_in(current, obj(event), &event.waiters)?;
    Ok(Next::Yield)
}

export! {
    /// Event()
    fn ua_event_new(out: *mut ffi::ua_obj_t) -> u32 {
        deliver(out, alloc::<Signal>().map(obj))
    }

    /// Event.is_set(). Any context.
    fn ua_event_is_set(event: ffi::ua_obj_t) -> bool {
        event_at(event).is_set()
    }

    /// Event.set(). Any context: interrupt, thread, other core.
    fn ua_event_set(event: ffi::ua_obj_t) {
        State::sched().post(event_at(event));
        // SAFETY: may be called from any context.
        // EXCEPTION: none.
        unsafe { ffi::ua_vm_wake() };
    }

    /// Event.clear(). Any context.
    fn ua_event_clear(event: ffi::ua_obj_t) {
        event_at(event).clear();
    }

    /// One turn of `await event.wait()`.
    fn ua_event_next(event: ffi::ua_obj_t, out: *mut ffi::ua_obj_t) -> u32 {
        deliver_next(out, next(event_at(event)))
    }
}

/// The event that C passed as `self`.
fn event_at(event: ffi::ua_obj_t) -> Ref<Signal> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(event)) }
}
