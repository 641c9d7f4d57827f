//! What an `Event` and a `ThreadSafeFlag` are: a [`Signal`], set from anywhere, waited for by any number of tasks.

use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::inbox::Signal;
use crate::sched::obj::Obj;
use crate::vm::alloc::{fits_object, native, obj};
use crate::vm::export::Next;
use crate::vm::ffi;
use crate::vm::raise::Raise;

const _: () = assert!(fits_object::<Signal>());

/// One turn of waiting for a signal, which is its own awaitable, so that it allocates nothing.
pub fn next(signal: Ref<Signal>) -> Result<Next, Raise> {
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

/// The signal of the event or flag that C passed as `self`.
pub fn signal_at(object: ffi::ua_obj_t) -> Ref<Signal> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(object)) }
}
