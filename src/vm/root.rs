//! The words under the collector's eyes in which the loop's state lies (door/root.c).

use super::ffi;
use crate::sched::obj::Obj;
use core::cell::Cell;

/// All but the last of them, seen as a `T`.
///
/// # Safety
/// `T` is smaller than `UA_ROOT_WORDS` words and needs no more alignment; zeroed words are one; all of its fields are cells
/// or atomics; every caller means the same `T`.
pub unsafe fn words<T>() -> &'static T {
    // SAFETY: root.c points this at words that live as long as the program and that nothing else uses; the rest is the
    // caller's promise.
    unsafe { &*ffi::ua_vm_root.cast::<T>() }
}

/// The last: the exception of a UA_RAISE that is on its way through the door (`UA_RAISED` in glue.h), or none.
pub fn raised() -> &'static Cell<Obj> {
    // SAFETY: as above; a cell of an object is a word, and nothing else uses this one.
    unsafe {
        &*ffi::ua_vm_root
            .cast::<Cell<Obj>>()
            .add(ffi::UA_ROOT_WORDS as usize - 1)
    }
}
