//! What a firmware does when Rust panics: it cannot. `tests/check` shows that no panic path is
//! reachable in the archive; the language still asks for a handler.

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
