//! `uasyncio`: asyncio for MicroPython, the event loop native.
#![no_std]

#[cfg(feature = "firmware")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    loop {}
}

#[no_mangle]
pub extern "C" fn ua_skeleton() -> u32 {
    42
}
