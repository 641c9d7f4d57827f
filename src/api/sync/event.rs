//! `Event`: it stays set until it is cleared.

use crate::api::sync::signal::signal_at;
use crate::api::{wait, State, UPSTREAM};
use crate::sched::entry::Ref;
use crate::sched::inbox::Signal;
use crate::vm::alloc::obj;
use crate::vm::export::{export, Next};
use crate::vm::{ffi, mp};

/// One turn of `await event.wait()`. The event is its own awaitable, so that it allocates nothing.
fn next(event: Ref<Signal>) -> Next {
    // A set before this wait is not for this task.
    State::sched().sync();
    if wait::finished(obj(event)) || event.is_set() {
        return Next::DONE;
    }
    wait::wait_in(&event.waiters, obj(event))
}

export! {
    /// Event.is_set(), and of a ThreadSafeFlag. Any context.
    fn ua_event_is_set(event: ffi::ua_obj_t) -> bool {
        signal_at(event).is_set()
    }

    /// Event.set(), ThreadSafeFlag.set(). Any context: interrupt, thread, other core.
    fn ua_event_set(event: ffi::ua_obj_t, is_flag: bool) {
        let signal = signal_at(event);
        if UPSTREAM && is_flag {
            State::sched().post_flag(signal);
        } else {
            State::sched().post(signal);
        }
        mp::wake();
    }

    /// Event.clear(), ThreadSafeFlag.clear(). Any context.
    fn ua_event_clear(event: ffi::ua_obj_t) {
        signal_at(event).clear();
    }

    /// One turn of `await event.wait()`.
    fn ua_event_next(event: ffi::ua_obj_t) -> ffi::ua_result_t {
        next(signal_at(event)).deliver()
    }
}
