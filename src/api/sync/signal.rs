//! What an `Event` and a `ThreadSafeFlag` are: a [`Signal`], set from anywhere, waited for by any number of tasks.

use crate::sched::entry::Ref;
use crate::sched::inbox::Signal;
use crate::sched::obj::Obj;
use crate::vm::alloc::{fits_object, native};
use crate::vm::ffi;

const _: () = assert!(fits_object::<Signal>());

/// The signal of the event or flag that C passed as `self`.
pub fn signal_at(object: ffi::ua_obj_t) -> Ref<Signal> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(object)) }
}
