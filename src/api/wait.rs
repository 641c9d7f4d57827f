//! How an awaitable has the current task wait: what the turns of all of them share, here and in C (door/awaitable.c).

use crate::api::{State, FULL};
use crate::sched::list::List;
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::Made;
use crate::vm::export::{deliver_next, export, Next};
use crate::vm::ffi;
use crate::vm::raise::Raise;

/// A time that does not come (`UA_NEVER` in glue.h).
pub const NEVER: u64 = u64::MAX;

/// The current task is suspended, for the awaitable: what it is to wait in comes next.
#[inline(never)]
pub fn suspend(awaitable: Obj) -> Made<Task> {
    let suspended = State::current().and_then(|current| {
        State::sched().suspend(current, awaitable)?;
        Ok(current)
    });
    suspended.map_or_else(Made::failed, Made::new)
}

fn begin_in(list: &List, awaitable: Obj) -> Result<Next, Raise> {
    list.push_waiting(suspend(awaitable).get()?.timed());
    Ok(Next::YIELD)
}

fn begin_until(awaitable: Obj, at: u64) -> Result<Next, Raise> {
    let current = suspend(awaitable).get()?;
    if !FULL || at != NEVER {
        State::sleep(current.timed(), at);
    }
    Ok(Next::YIELD)
}

fn begin_turn(awaitable: Obj) -> Result<Next, Raise> {
    State::make_ready(suspend(awaitable).get()?.entry());
    Ok(Next::YIELD)
}

/// The current task waits in the list. By its entry for C, as the two below.
#[inline(always)]
pub fn wait_in(list: &List, awaitable: Obj) -> Next {
    Next::of(ua_waiters_wait(
        core::ptr::from_ref(list).cast_mut().cast(),
        awaitable.raw(),
    ))
}

/// The current task sleeps until then, or, where it is NEVER, until somebody makes it ready.
#[inline(always)]
pub fn until(awaitable: Obj, at: u64) -> Next {
    Next::of(ua_wait_until(awaitable.raw(), at))
}

/// Whether the current task's wait for the awaitable is over.
#[inline(always)]
pub fn finished(awaitable: Obj) -> bool {
    ua_finished(awaitable.raw())
}

/// The current task lets the others have a turn.
#[inline(never)]
pub fn turn(awaitable: Obj) -> Next {
    Next::of(deliver_next(begin_turn(awaitable)))
}

export! {
    /// The current task waits in the list; `awaitable`, which keeps the list alive, is asked again.
    fn ua_waiters_wait(list: *mut usize, awaitable: ffi::ua_obj_t) -> ffi::ua_result_t {
        // SAFETY: a List is a word (repr(transparent)), 0 an empty one; the caller passes the address of one in an object that is alive
        // during the call.
        let list = unsafe { &*list.cast::<List>() };
        deliver_next(begin_in(list, Obj::from_raw(awaitable)))
    }

    /// The current task waits until it is woken by ua_wake_waiter, or until the deadline, if that is not NEVER.
    fn ua_wait_until(awaitable: ffi::ua_obj_t, at: u64) -> ffi::ua_result_t {
        deliver_next(begin_until(Obj::from_raw(awaitable), at))
    }

    /// Whether the current task's wait for the awaitable is over.
    fn ua_finished(awaitable: ffi::ua_obj_t) -> bool {
        State::sched()
            .current()
            .is_some_and(|task| task.finished(Obj::from_raw(awaitable)))
    }
}
