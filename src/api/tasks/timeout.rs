//! `timeout`: cancels the task within its block when the time has come. It is itself what stands in the timer heap.
//!
//! ```text
//!            enter()              its time has come: the task is cancelled          exit()
//! [Created] ---------> [Entered] ------------------------------------> [Expiring] ---------> [Expired]
//!                          |  exit()
//!                          +---------> [Exited]
//! ```

use crate::api::hook::Hook;
use crate::api::{State, TIMEOUT};
use crate::sched::entry::{Entry, Headed, Place, Ref, Timed};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{alloc, native, obj, Native};
use crate::vm::export::{deliver, export};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;

/// What `timeout` returns.
#[repr(C)]
pub struct Timeout {
    /// The deadline, or NEVER.
    timed: Timed,
    task: Cell<Option<Ref<Task>>>,
    /// How often the task was asked to cancel when the block began.
    cancelling: Cell<u8>,
}

const ENTERED: u8 = ffi::UA_TIMEOUT_ENTERED as u8;
const EXPIRING: u8 = ffi::UA_TIMEOUT_EXPIRING as u8;
const EXPIRED: u8 = ffi::UA_TIMEOUT_EXPIRED as u8;
const EXITED: u8 = ffi::UA_TIMEOUT_EXITED as u8;

// SAFETY: repr(C), the header (of the entry) comes first; zeroes are valid in every field.
unsafe impl Native for Timeout {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_Timeout;
}
// SAFETY: repr(C), `timed` comes first, which begins with an entry.
unsafe impl Headed for Timeout {}

/// A time that does not come (`UA_NEVER` in glue.h).
pub const NEVER: u64 = u64::MAX;

/// Another deadline, or NEVER.
fn set(timeout: Ref<Timeout>, at: u64) {
    let sched = State::sched();
    State::unqueue(timeout.entry());
    timeout.timed.set_deadline(at);
    if timeout.timed.state.get() != ENTERED || at == NEVER {
        return;
    }
    if at <= State::now() {
        // In this order: who is ready already has its turn.
        State::make_ready(timeout.entry());
    } else {
        // SAFETY: a Timeout begins with a Timed (repr(C)).
        sched.timers.insert(unsafe { timeout.transmute() }, at);
    }
}

/// What it does as a hook.
pub const HOOK: Hook = Hook {
    fire,
    task_done: |_, _| Ok(()),
};

/// Its time has come.
fn fire(hook: Ref<Entry>) -> Result<(), Raise> {
    // SAFETY: the kind says so.
    let timeout: Ref<Timeout> = unsafe { hook.cast() };
    if timeout.timed.place() == Place::Nowhere && timeout.timed.state.get() == ENTERED {
        timeout.timed.state.set(EXPIRING);
        if let Some(task) = timeout.task.get() {
            return State::cancel(task, Obj::NONE);
        }
    }
    Ok(())
}

fn enter(timeout: Ref<Timeout>, task: Ref<Task>) {
    timeout.timed.state.set(ENTERED);
    timeout.task.set(Some(task));
    timeout.cancelling.set(task.cancelling());
    set(timeout, timeout.timed.deadline());
}

/// The block is over. Whether it was this timeout alone that has cancelled it.
fn exit(timeout: Ref<Timeout>) -> bool {
    State::unqueue(timeout.entry());
    let expiring = timeout.timed.state.get() == EXPIRING;
    timeout
        .timed
        .state
        .set(if expiring { EXPIRED } else { EXITED });
    let task = timeout.task.take();
    expiring && task.is_some_and(|task| task.uncancel() <= timeout.cancelling.get())
}

fn new(at: u64) -> Result<Ref<Timeout>, Raise> {
    let timeout = alloc::<Timeout>()?;
    timeout.timed.set_kind(TIMEOUT);
    set(timeout, at);
    Ok(timeout)
}

export! {
    /// timeout_at(at), in microseconds of the loop's clock
    fn ua_timeout_new(at: u64) -> ffi::ua_result_t {
        deliver(new(at).map(obj))
    }

    /// Its state, one of UA_TIMEOUT_*.
    fn ua_timeout_state(timeout: ffi::ua_obj_t) -> u32 {
        timeout_at(timeout).timed.state.get().into()
    }

    /// The block begins, in the current task, which there has to be.
    fn ua_timeout_enter(timeout: ffi::ua_obj_t) {
        if let Some(task) = State::sched().current() {
            enter(timeout_at(timeout), task);
        }
    }

    /// The block is over. Whether its cancellation is this timeout's.
    fn ua_timeout_exit(timeout: ffi::ua_obj_t) -> bool {
        exit(timeout_at(timeout))
    }

    /// Timeout.reschedule(at)
    fn ua_timeout_set(timeout: ffi::ua_obj_t, at: u64) {
        set(timeout_at(timeout), at);
    }

    /// Timeout.when()
    fn ua_timeout_when(timeout: ffi::ua_obj_t) -> u64 {
        timeout_at(timeout).timed.deadline()
    }
}

/// The timeout that C passed as `self`.
fn timeout_at(timeout: ffi::ua_obj_t) -> Ref<Timeout> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(timeout)) }
}
