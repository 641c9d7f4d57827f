//! Entries from C into Rust.

use super::ffi;
use super::raise::Raise;
use crate::sched::obj::Obj;

/// Defines functions that C calls, and has the compiler check each against its declaration in
/// glue.h: a drift between the two does not build.
macro_rules! export {
    ($($(#[$meta:meta])* fn $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)? $body:block)*) => {$(
        $(#[$meta])*
        #[no_mangle]
        pub extern "C" fn $name($($arg: $ty),*) $(-> $ret)? $body
        const _: unsafe extern "C" fn($($ty),*) $(-> $ret)? = $crate::vm::ffi::$name;
    )*};
}
pub(crate) use export;

/// What an awaitable's `next` came to.
#[derive(Clone, Copy)]
pub enum Next {
    /// The task waits.
    Yield,
    /// The wait is over; this is the value of the `await`.
    Done(Obj),
}

/// Hands a result to C: the status is returned, the object goes to `out`.
pub fn deliver(out: *mut ffi::ua_obj_t, result: Result<Obj, Raise>) -> u32 {
    let (status, obj) = match result {
        Ok(obj) => (ffi::ua_status_t_UA_OK, obj),
        Err(Raise::Exc(exc)) => (ffi::ua_status_t_UA_RAISE, exc),
        Err(Raise::Error(number)) => (number, Obj::NONE),
    };
    // SAFETY: C passes the address of a variable of its own (glue.h).
    unsafe { out.write(obj.raw()) };
    status
}

/// As [`deliver`], for an awaitable's `next`.
pub fn deliver_next(out: *mut ffi::ua_obj_t, result: Result<Next, Raise>) -> u32 {
    match result {
        Ok(Next::Yield) => ffi::ua_status_t_UA_YIELD,
        Ok(Next::Done(obj)) => deliver(out, Ok(obj)),
        Err(raise) => deliver(out, Err(raise)),
    }
}

/// As [`deliver`], where there is no value.
pub fn deliver_unit(out: *mut ffi::ua_obj_t, result: Result<(), Raise>) -> u32 {
    deliver(out, result.map(|()| Obj::NONE))
}
