//! Objects of ours on the collected heap.

use super::ffi;
use super::raise::Raise;
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use core::marker::PhantomData;
use core::mem::{align_of, size_of};
use core::num::NonZeroUsize;
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

/// An object of ours, or why there is none: one word, the address or a status, as C has it. For functions that are not inlined; a
/// `Result` of these takes two words.
#[repr(transparent)]
pub struct Made<T>(NonZeroUsize, PhantomData<Ref<T>>);

impl<T> Made<T> {
    /// The object.
    pub fn new(object: Ref<T>) -> Self {
        // SAFETY: an address.
        Made(
            unsafe { NonZeroUsize::new_unchecked(object.addr()) },
            PhantomData,
        )
    }

    /// There is none.
    pub fn failed(raise: Raise) -> Self {
        Made(raise.word(), PhantomData)
    }

    /// What a call came to.
    ///
    /// # Safety
    /// The result is a status but UA_OK, or the address of a `T`.
    pub unsafe fn from_c(result: ffi::ua_result_t) -> Self {
        // SAFETY: UA_OK alone is 0.
        Made(unsafe { NonZeroUsize::new_unchecked(result) }, PhantomData)
    }

    /// The object, or the error.
    #[inline(always)]
    pub fn get(&self) -> Result<Ref<T>, Raise> {
        if self.0.get() <= ffi::ua_status_t_UA_E_LAST as usize {
            Err(Raise::from_word(self.0))
        } else {
            // SAFETY: no status, so it is the address of an object, which whoever made it has initialised; it lives as long as it is
            // reachable, and the caller holds it on the stack, which the collector scans.
            Ok(unsafe { native(Obj::from_raw(self.0.get())) })
        }
    }

    /// For C.
    pub fn deliver(&self) -> ffi::ua_result_t {
        self.0.get()
    }
}

impl<T> Clone for Made<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Made<T> {}

/// A new zeroed object with its header in place. UA_E_MEMORY when the heap is full.
#[inline(always)]
pub fn alloc<T: Native>() -> Made<T> {
    // SAFETY: zeroed and headed, which Native says is a valid T.
    // EXCEPTION: none: UA_E_MEMORY says that there is no room.
    unsafe { Made::from_c(ffi::ua_vm_alloc(T::TYPE, size_of::<T>() as u32)) }
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
