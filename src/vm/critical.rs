//! MicroPython's atomic section behind the `critical-section` crate.
//!
//! On a chip it masks interrupts, and takes the port's lock where there is a second core (rp2); on
//! threaded unix it is a recursive mutex. Both nest.

use super::ffi;
use critical_section::{Impl, RawRestoreState};

struct AtomicSection;
critical_section::set_impl!(AtomicSection);

// SAFETY: MICROPY_BEGIN/END_ATOMIC_SECTION exclude interrupts, threads and the other core, as far as
// the port has any (port/atomic.c).
unsafe impl Impl for AtomicSection {
    unsafe fn acquire() -> RawRestoreState {
        // SAFETY: may be called from any context, and nests.
        // EXCEPTION: none.
        unsafe { ffi::ua_vm_atomic_enter() }
    }

    unsafe fn release(state: RawRestoreState) {
        // SAFETY: `state` is what the matching `acquire` returned (the crate's contract).
        // EXCEPTION: none.
        unsafe { ffi::ua_vm_atomic_leave(state) }
    }
}
