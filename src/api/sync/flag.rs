//! `ThreadSafeFlag`: it is unset by who has waited for it.

use crate::api::sync::signal::{next, signal_at};
use crate::api::State;
use crate::vm::export::{deliver_next, export, Next};
use crate::vm::{ffi, mp};

export! {
    /// ThreadSafeFlag.set(). Any context: interrupt, thread, other core.
    fn ua_flag_set(flag: ffi::ua_obj_t) {
        State::sched().post_flag(signal_at(flag));
        mp::wake();
    }

    /// One turn of `await flag.wait()`.
    fn ua_flag_next(flag: ffi::ua_obj_t) -> ffi::ua_result_t {
        let signal = signal_at(flag);
        let result = next(signal);
        if matches!(result, Ok(Next::DONE)) {
            signal.clear();
        }
        deliver_next(result)
    }
}
