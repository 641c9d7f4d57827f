//! The panic handler that the language asks for. It is never called: a check in `tests/check` shows that
//! no panic path is reachable in the archive.

use super::ffi;
use core::panic::PanicInfo;

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    loop {
        // SAFETY: a plain call.
        // EXCEPTION: none: it does not return.
        unsafe { ffi::ua_vm_panic() }
    }
}
