//! `Lock`: mutual exclusion between tasks, handed over in the order of arrival.
//!
//! ```text
//!             next()                 release(), somebody waits
//! [Unlocked] -------> [Locked] ---------------------------------> [handed over to T, which is ready]
//!      ^                 |  ^                                         |  |
//!      |   release()     |  +------- T: next() ----------------------+  |  T is cancelled first:
//!      +-----------------+                                              +-> as release()
//! ```
//! As upstream (extmod/asyncio/lock.py): while it is handed over it does not count as locked, and
//! nobody but T can take it.

use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::list::List;
use crate::sched::obj::Obj;
use crate::vm::alloc::{native, obj};
use crate::vm::export::{deliver_next, deliver_unit, export, Next};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;
use core::mem::size_of;

/// The lock, which is its own awaitable.
#[repr(C)]
pub struct Lock {
    base: usize,
    waiters: List,
    /// UNLOCKED, LOCKED, or the task that it is handed over to.
    holder: Cell<Obj>,
}

const UNLOCKED: Obj = Obj::NONE;
/// No object has this number: objects are aligned.
const LOCKED: Obj = Obj::from_raw(ffi::UA_LOCK_LOCKED as usize);

const _: () = assert!(size_of::<Lock>() == ffi::UA_LOCK_WORDS as usize * size_of::<usize>());
const _: () = assert!(ffi::UA_LOCK_WORDS < ffi::UA_OBJECT_WORDS);

/// One turn of `await lock.acquire()`.
fn next(lock: Ref<Lock>) -> Result<Next, Raise> {
    let current = State::current()?;
    let handed_over = current.finished(obj(lock)) && lock.holder.get() == obj(current);
    if handed_over || lock.holder.get() == UNLOCKED {
        lock.holder.set(LOCKED);
        return Ok(Next::DONE);
    }
    State::sched().wait_in(current, obj(lock), &lock.waiters)?;
    Ok(Next::YIELD)
}

/// Hands it over to who waits longest, or unlocks it.
fn pass_on(lock: Ref<Lock>) {
    match lock.waiters.pop() {
        None => lock.holder.set(UNLOCKED),
        Some(waiter) => {
            lock.holder.set(obj(waiter));
            State::make_ready(waiter);
        }
    }
}

fn release(lock: Ref<Lock>) -> Result<(), Raise> {
    if lock.holder.get() != LOCKED {
        return Err(Raise::LOCK_NOT_ACQUIRED);
    }
    pass_on(lock);
    Ok(())
}

/// An exception goes through a task's wait for it.
fn throw(lock: Ref<Lock>) {
    if let Some(current) = State::sched().current() {
        if lock.holder.get() == obj(current) {
            pass_on(lock);
        }
    }
}

export! {
    /// Lock.state, and what Lock.locked() looks at.
    fn ua_lock_holder(lock: ffi::ua_obj_t) -> ffi::ua_obj_t {
        lock_at(lock).holder.get().raw()
    }

    /// Lock.release()
    fn ua_lock_release(lock: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_unit(release(lock_at(lock)))
    }

    /// One turn of `await lock.acquire()`.
    fn ua_lock_next(lock: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_next(next(lock_at(lock)))
    }

    /// An exception is thrown into the wait (0: it is closed).
    fn ua_lock_throw(lock: ffi::ua_obj_t, _exc: ffi::ua_obj_t) -> ffi::ua_result_t {
        throw(lock_at(lock));
        deliver_unit(Ok(()))
    }
}

/// The lock that C passed as `self`.
fn lock_at(lock: ffi::ua_obj_t) -> Ref<Lock> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(lock)) }
}
