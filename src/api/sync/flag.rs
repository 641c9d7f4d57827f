//! `ThreadSafeFlag`: a set wakes who waits, and is over when one of those has had its turn, or when a wait finds it.

use crate::api::sync::signal::signal_at;
use crate::api::wait;
use crate::sched::entry::Ref;
use crate::sched::inbox::Signal;
use crate::vm::alloc::obj;
use crate::vm::export::{export, Next};
use crate::vm::ffi;

/// One turn of `await flag.wait()`. The flag is its own awaitable, so that it allocates nothing.
fn next(flag: Ref<Signal>) -> Next {
    if wait::finished(obj(flag)) {
        flag.settle();
        return Next::DONE;
    }
    if flag.take() {
        return Next::DONE;
    }
    wait::wait_in(&flag.waiters, obj(flag))
}

export! {
    /// One turn of `await flag.wait()`.
    fn ua_flag_next(flag: ffi::ua_obj_t) -> ffi::ua_result_t {
        next(signal_at(flag)).deliver()
    }
}
