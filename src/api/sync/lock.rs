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

use crate::api::{wait, State};
use crate::sched::entry::Ref;
use crate::sched::list::List;
use crate::sched::obj::Obj;
use crate::vm::alloc::{native, obj};
use crate::vm::export::{deliver_unit, export, Next};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;
use core::mem::{offset_of, size_of};

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
const _: () = assert!(List::is_unseen(offset_of!(Lock, waiters)));

/// One turn of `await lock.acquire()`.
fn next(lock: Ref<Lock>) -> Next {
    let handed_over = wait::finished(obj(lock)) && is_handed_over(lock);
    if handed_over || lock.holder.get() == UNLOCKED {
        lock.holder.set(LOCKED);
        return Next::DONE;
    }
    wait::wait_in(&lock.waiters, obj(lock))
}

/// Whether it is handed over to the current task.
#[inline(never)]
fn is_handed_over(lock: Ref<Lock>) -> bool {
    let current = State::sched().current();
    current.is_some_and(|current| lock.holder.get() == obj(current))
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
    if is_handed_over(lock) {
        pass_on(lock);
    }
}

export! {
    /// Lock.release()
    fn ua_lock_release(lock: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_unit(release(lock_at(lock)))
    }

    /// One turn of `await lock.acquire()`.
    fn ua_lock_next(lock: ffi::ua_obj_t) -> ffi::ua_result_t {
        next(lock_at(lock)).deliver()
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
