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

/// What an awaitable's `next` returns: the task waits, or the wait is over with a value. One word, as in
/// C, so that a `Result` of it passes in registers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Next(ffi::ua_result_t);

impl Next {
    /// The task waits.
    pub const YIELD: Next = Next(ffi::ua_status_t_UA_YIELD as usize);
    /// The wait is over, and its value is None.
    pub const DONE: Next = Next(0);

    /// The wait is over; this is the value of the `await`.
    pub fn done(value: Obj) -> Next {
        Next(value.raw())
    }

    /// It fails. For a function that is not inlined: a `Result` of this takes two words.
    pub fn raise(raise: Raise) -> Next {
        Next(raise.status())
    }

    /// For C.
    pub fn deliver(self) -> ffi::ua_result_t {
        self.0
    }

    /// What an entry for C returned, which may be an error, too: as the last act of a turn.
    pub fn of(result: ffi::ua_result_t) -> Next {
        Next(result)
    }
}

/// A result for C: one word, an object or a status (`ua_result_t` in glue.h).
pub fn deliver(result: Result<Obj, Raise>) -> ffi::ua_result_t {
    result.map_or_else(Raise::status, Obj::raw)
}

/// As [`deliver`], for an awaitable's `next`.
#[inline(always)]
pub fn deliver_next(result: Result<Next, Raise>) -> ffi::ua_result_t {
    result.map_or_else(Raise::status, |next| next.0)
}

/// As [`deliver`], where there is no value.
pub fn deliver_unit(result: Result<(), Raise>) -> ffi::ua_result_t {
    result.map_or_else(Raise::status, |()| 0)
}
