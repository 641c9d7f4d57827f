//! The words under the collector's eyes in which the loop's state lies (door/root.c).

use super::ffi;
use crate::sched::obj::Obj;
use core::cell::Cell;

/// All of them, seen as a `T`.
///
/// # Safety
/// `T` is no larger than `UA_STATE_WORDS` words and needs no more alignment; zeroed words are one; all of its fields are cells
/// or atomics; every caller means the same `T`.
pub unsafe fn words<T>() -> &'static T {
    // SAFETY: root.c points this at words that live as long as the program and that nothing else uses; the rest is the
    // caller's promise.
    unsafe { &*ffi::ua_vm_root.cast::<T>() }
}

/// Forgets all that is in them, C's words included.
///
/// # Safety
/// No reference into what [`words`] has returned is held.
pub unsafe fn clear() {
    // SAFETY: as above; zeroed words are a valid state, and none for C.
    unsafe { ffi::ua_vm_root.write_bytes(0, ffi::UA_ROOT_WORDS as usize) };
}

/// One more: the exception of a UA_RAISE that is on its way through the door (`UA_RAISED` in glue.h), or none.
pub fn raised() -> &'static Cell<Obj> {
    // SAFETY: as above; a cell of an object is a word.
    unsafe { &*ffi::ua_vm_raised.cast::<Cell<Obj>>() }
}
