//! `Event` and `ThreadSafeFlag`: set from anywhere, waited for by any number of tasks.

use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::inbox::Signal;
use crate::sched::obj::Obj;
use crate::vm::alloc::{alloc, native, obj, Native};
use crate::vm::export::{deliver, deliver_next, export, Next};
use crate::vm::ffi;
use crate::vm::raise::Raise;

/// An Event stays set until it is cleared.
#[repr(transparent)]
pub struct Event(Signal);
/// A ThreadSafeFlag is unset by who has waited for it.
#[repr(transparent)]
pub struct Flag(Signal);

// SAFETY: repr(C), the header comes first; zeroes are an event that is not set.
unsafe impl Native for Event {
    const KIND: u32 = ffi::ua_kind_t_UA_KIND_EVENT;
}
// SAFETY: repr(C), the header comes first; zeroes are a flag that is not set.
unsafe impl Native for Flag {
    const KIND: u32 = ffi::ua_kind_t_UA_KIND_FLAG;
}

/// One turn of waiting for a signal, which is its own awaitable, so that it allocates nothing.
fn next(signal: Ref<Signal>) -> Result<Next, Raise> {
    let current = State::current()?;
    let sched = State::sched();
    // A set before this wait is not for this task.
    sched.sync();
    if current.finished(obj(signal)) || signal.is_set() {
        return Ok(Next::DONE);
    }
    sched.wait_in(current, obj(signal), &signal.waiters)?;
    Ok(Next::YIELD)
}

/// Ends the loop's idle wait. Any context.
pub fn wake() {
    // SAFETY: may be called from any context.
    // EXCEPTION: none.
    unsafe { ffi::ua_vm_wake() };
}

export! {
    /// Event()
    fn ua_event_new() -> ffi::ua_result_t {
        deliver(alloc::<Event>().map(obj))
    }

    /// Event.is_set(). Any context.
    fn ua_event_is_set(event: ffi::ua_obj_t) -> bool {
        signal_at(event).is_set()
    }

    /// Event.set(). Any context: interrupt, thread, other core.
    fn ua_event_set(event: ffi::ua_obj_t) {
        State::sched().post(signal_at(event));
        wake();
    }

    /// Event.clear(), ThreadSafeFlag.clear(). Any context.
    fn ua_event_clear(event: ffi::ua_obj_t) {
        signal_at(event).clear();
    }

    /// One turn of `await event.wait()`.
    fn ua_event_next(event: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_next(next(signal_at(event)))
    }

    /// ThreadSafeFlag()
    fn ua_flag_new() -> ffi::ua_result_t {
        deliver(alloc::<Flag>().map(obj))
    }

    /// Whether the flag is set. Any context.
    fn ua_flag_is_set(flag: ffi::ua_obj_t) -> bool {
        signal_at(flag).is_set()
    }

    /// ThreadSafeFlag.set(). Any context: interrupt, thread, other core.
    fn ua_flag_set(flag: ffi::ua_obj_t) {
        State::sched().post_flag(signal_at(flag));
        wake();
    }

    /// One turn of `await flag.wait()`.
    fn ua_flag_next(flag: ffi::ua_obj_t) -> ffi::ua_result_t {
        let signal = signal_at(flag);
        let result = next(signal);
        if matches!(result, Ok(Next::DONE)) {
            signal.clear();
        }
        deliver_next(result)
    }
}

/// The signal of the event or flag that C passed as `self`.
fn signal_at(object: ffi::ua_obj_t) -> Ref<Signal> {
    // SAFETY: C calls the functions of a type with objects of that type only, and both types are
    // a Signal and nothing else.
    unsafe { native::<Event>(Obj::from_raw(object)).signal() }
}

impl Ref<Event> {
    /// # Safety
    /// The object is an Event or a Flag.
    unsafe fn signal(self) -> Ref<Signal> {
        // SAFETY: repr(transparent) over a Signal.
        unsafe { self.transmute() }
    }
}
