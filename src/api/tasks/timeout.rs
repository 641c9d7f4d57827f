//! `timeout`: cancels the task within its block when the time has come. It is itself what stands in the timer heap.
//!
//! ```text
//!            enter()              its time has come: the task is cancelled          exit()
//! [Created] ---------> [Entered] ------------------------------------> [Expiring] ---------> [Expired]
//!                          |  exit()
//!                          +---------> [Exited]
//! ```

use crate::api::tasks::future::ua_task_uncancel;
use crate::api::tasks::task::task_at;
use crate::api::wait::NEVER;
use crate::api::{State, TIMEOUT};
use crate::sched::entry::{Entry, Headed, HeadedByTimed, Place, Ref, Timed};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{alloc, native, Made, Native};
use crate::vm::export::export;
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
    cancelling: Cell<u32>,
    /// The deadline as the program has given it; none: it has given a delay. Of use to C alone.
    when: Cell<Obj>,
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
// SAFETY: the same.
unsafe impl HeadedByTimed for Timeout {}

/// Another deadline, or NEVER.
fn set(timeout: Ref<Timeout>, at: u64) {
    State::unqueue(timeout.timed());
    timeout.timed.set_deadline(at);
    if timeout.timed.state.get() != ENTERED || at == NEVER {
        return;
    }
    if at <= State::now() {
        // In this order: who is ready already has its turn.
        State::make_ready(timeout.entry());
    } else {
        State::sleep(timeout.timed(), at);
    }
}

/// Its time has come.
pub fn hook(hook: Ref<Entry>, _: Option<Ref<Task>>) -> Result<(), Raise> {
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
    State::unqueue(timeout.timed());
    let task = timeout.task.take();
    let state = &timeout.timed.state;
    let expiring = state.get() == EXPIRING;
    state.set(EXITED);
    if !expiring {
        return false;
    }
    state.set(EXPIRED);
    // With the last request goes what a TaskGroup in the block has asked for again.
    task.is_some_and(|task| ua_task_uncancel(task.addr()) <= timeout.cancelling.get())
}

fn new(at: u64) -> Made<Timeout> {
    let made = alloc::<Timeout>();
    if let Ok(timeout) = made.get() {
        timeout.timed.set_kind(TIMEOUT);
        timeout.timed.set_deadline(at);
    }
    made
}

export! {
    /// timeout_at(at), in microseconds of the loop's clock
    fn ua_timeout_new(at: u64) -> ffi::ua_result_t {
        new(at).deliver()
    }

    /// The block begins, in this task.
    fn ua_timeout_enter(timeout: ffi::ua_obj_t, task: ffi::ua_obj_t) {
        enter(timeout_at(timeout), task_at(task));
    }

    /// The block is over. Whether its cancellation is this timeout's.
    fn ua_timeout_exit(timeout: ffi::ua_obj_t) -> bool {
        exit(timeout_at(timeout))
    }

    /// Where the object lies that Timeout.when() returns.
    fn ua_timeout_when(timeout: ffi::ua_obj_t) -> *mut ffi::ua_obj_t {
        timeout_at(timeout).when.as_ptr().cast()
    }

    /// Timeout.reschedule(at)
    fn ua_timeout_set(timeout: ffi::ua_obj_t, at: u64) {
        set(timeout_at(timeout), at);
    }
}

/// The timeout that C passed as `self`.
fn timeout_at(timeout: ffi::ua_obj_t) -> Ref<Timeout> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(timeout)) }
}
