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

/// A result for C: one word, an object or a status (`ua_result_t` in glue.h).
pub fn deliver(result: Result<Obj, Raise>) -> ffi::ua_result_t {
    result.map_or_else(Raise::status, Obj::raw)
}

/// As [`deliver`], for an awaitable's `next`.
pub fn deliver_next(result: Result<Next, Raise>) -> ffi::ua_result_t {
    match result {
        Ok(Next::Yield) => ffi::ua_status_t_UA_YIELD as usize,
        Ok(Next::Done(obj)) => obj.raw(),
        Err(raise) => raise.status(),
    }
}

/// As [`deliver`], where there is no value.
pub fn deliver_unit(result: Result<(), Raise>) -> ffi::ua_result_t {
    result.map_or_else(Raise::status, |()| 0)
}
