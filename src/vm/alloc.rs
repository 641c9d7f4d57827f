//! Objects of ours on the collected heap.

use super::ffi;
use super::raise::Raise;
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use core::mem::{align_of, size_of};
use core::ptr::NonNull;

/// A type of ours that lies on the VM's heap.
///
/// # Safety
/// The implementor is `repr(C)`, begins with the VM's object header (one word), needs no more
/// alignment than a word, and zeroed memory behind that header is a valid value. Only [`alloc`] makes
/// objects of the C type `TYPE`. [`downcast`] is for a `T` whose `TYPE` no other Rust type has.
pub unsafe trait Native {
    /// Its type in C, one of those in glue.h.
    const TYPE: *const ffi::ua_type_t;
}

/// A new zeroed object with its header in place. `Raise::MEMORY` when the heap is full.
pub fn alloc<T: Native>() -> Result<Ref<T>, Raise> {
    // SAFETY: a plain call; the result is checked.
    // EXCEPTION: none: NULL says that there is no room.
    let ptr = unsafe { ffi::ua_vm_alloc(T::TYPE, size_of::<T>() as u32) };
    match NonNull::new(ptr.cast::<T>()) {
        None => Err(Raise::MEMORY),
        // SAFETY: zeroed and headed, which Native says is a valid T; it lives as long as it is
        // reachable, and the caller holds it on the stack, which the collector scans.
        Some(ptr) => Ok(unsafe { Ref::new(ptr) }),
    }
}

/// The object behind a handle.
///
/// # Safety
/// The handle names an object of type `T`.
pub unsafe fn native<T>(obj: Obj) -> Ref<T> {
    // SAFETY: a handle of an object is its address, never 0 (glue.h asserts the representation).
    unsafe { Ref::new(NonNull::new_unchecked(obj.raw() as *mut T)) }
}

/// The object behind a handle if it is of type `T`.
pub fn downcast<T: Native>(obj: Obj) -> Option<Ref<T>> {
    // SAFETY: any handle that is not 0 names an object.
    // EXCEPTION: none.
    let same = unsafe { ffi::ua_vm_as(obj.raw(), T::TYPE) };
    // SAFETY: its type says so.
    NonNull::new(same as *mut T).map(|ptr| unsafe { Ref::new(ptr) })
}

/// Whether a `T` fits into the words that C allocates for it (`UA_OBJECT_WORDS` in glue.h). The first is the
/// VM's object header; zeroes behind it must be a valid value. For an assertion beside the type.
pub const fn fits_object<T>() -> bool {
    size_of::<T>() <= ffi::UA_OBJECT_WORDS as usize * size_of::<usize>()
        && align_of::<T>() <= align_of::<usize>()
}

/// The handle of an object of ours.
pub fn obj<T>(native: Ref<T>) -> Obj {
    Obj::from_raw(native.addr())
}
