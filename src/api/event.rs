//! `Event` and `ThreadSafeFlag`: set from anywhere, waited for by any number of tasks. Both are a [`Signal`]
//! and nothing else. An Event stays set until it is cleared, a flag is unset by who has waited for it.

use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::inbox::Signal;
use crate::sched::obj::Obj;
use crate::vm::alloc::{fits_object, native, obj};
use crate::vm::export::{deliver_next, export, Next};
use crate::vm::ffi;
use crate::vm::raise::Raise;

const _: () = assert!(fits_object::<Signal>());

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
    /// Event.is_set(), and of a ThreadSafeFlag. Any context.
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
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(object)) }
}
