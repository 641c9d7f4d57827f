//! `wait_for`, `wait_for_ms`: await with a timeout, without a helper task.
//!
//! The awaiting task T sleeps until the deadline, and the WaitFor itself stands among the waiters of
//! the awaited task A. Upstream has a runner task in that place (extmod/asyncio/funcs.py); its turn
//! in the ready queue is kept, because upstream's test asyncio_wait_for pins who comes first.
//!
//! ```text
//!            next()                  A is done                fire(): the runner's turn
//! [Created] -------> [Waiting] ----------------> [Waiting] ------------------> [Finished]
//!     |              T sleeps                     T sleeps                      T is made ready,
//!     |              WaitFor waits for A          WaitFor is ready              gets A's outcome
//!     |                 |  T's sleep is over: A is cancelled
//!     |                 v
//!     |             [Expired]  T awaits A, then TimeoutError; in the tier `full` A's outcome, if it has one
//!     |
//!     +-- timeout None: [Plain]  T awaits A
//! ```
//! An exception thrown into T (it is cancelled) cancels A, without waiting for it, and goes on up.

use crate::api::tasks::task;
use crate::api::{wait, State, FULL, WAIT_FOR};
use crate::sched::entry::{Entry, Headed, HeadedByTimed, Place, Ref, Timed};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{alloc, native, obj, Made, Native};
use crate::vm::export::{deliver_next, deliver_unit, export, Next};
use crate::vm::ffi;
use crate::vm::raise::{is_cancelled, Raise};
use core::cell::Cell;

/// The awaitable that `wait_for` returns.
#[repr(C)]
pub struct WaitFor {
    /// The links; until it is awaited, the deadline is the timeout.
    timed: Timed,
    /// Until it is awaited: the awaitable. From then on: its task, A.
    aw: Cell<Obj>,
    /// Who awaits it, T.
    owner: Cell<Option<Ref<Task>>>,
}

const CREATED: u8 = 0;
const CREATED_PLAIN: u8 = 1;
const PLAIN: u8 = 2;
const WAITING: u8 = 3;
const FINISHED: u8 = 4;
const EXPIRED: u8 = 5;
const OVER: u8 = 6;

// SAFETY: repr(C), the header comes first; zeroes are valid in every field.
unsafe impl Native for WaitFor {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_wait_for;
}

// SAFETY: repr(C), `timed` comes first, which begins with an entry.
unsafe impl Headed for WaitFor {}
// SAFETY: the same.
unsafe impl HeadedByTimed for WaitFor {}

impl WaitFor {
    fn phase(&self) -> u8 {
        self.timed.state.get()
    }

    fn set_phase(&self, phase: u8) {
        self.timed.state.set(phase);
    }

    /// A, once it has begun.
    fn awaited(&self) -> Ref<Task> {
        // SAFETY: `begin` put a task into `aw`, and comes before every use of this.
        unsafe { native(self.aw.get()) }
    }
}

fn new(aw: Obj, timeout_us: Option<u64>) -> Made<WaitFor> {
    let made = alloc::<WaitFor>();
    if let Ok(wait) = made.get() {
        wait.timed.set_kind(WAIT_FOR);
        wait.aw.set(aw);
        match timeout_us {
            None => wait.set_phase(CREATED_PLAIN),
            Some(us) => wait.timed.set_deadline(us),
        }
    }
    made
}

/// One turn of `await wait_for(..)`.
fn next(wait: Ref<WaitFor>) -> Result<Next, Raise> {
    let current = State::current()?;
    match wait.phase() {
        CREATED | CREATED_PLAIN => begin(wait, current),
        // As `await aw`: the task's data names A, so that a cancel goes on to A.
        PLAIN => Ok(task::next(wait.awaited())),
        OVER => Ok(Next::DONE),
        _ if wait.owner.get() != Some(current) => Err(Raise::AWAITED_TWICE),
        // Resumed by something else: the wait goes on.
        _ if !current.finished(obj(wait)) => Ok(Next::YIELD),
        WAITING => expire(wait),
        phase => {
            wait.set_phase(OVER);
            if phase == EXPIRED && !(FULL && has_more_to_say(wait.awaited())) {
                return Err(Raise::TIMEOUT);
            }
            Ok(task::outcome(wait.awaited()))
        }
    }
}

/// The first turn.
fn begin(wait: Ref<WaitFor>, current: Ref<Task>) -> Result<Next, Raise> {
    let awaited = task::promote(wait.aw.get())?;
    wait.aw.set(obj(awaited));
    if wait.phase() == CREATED_PLAIN {
        wait.set_phase(PLAIN);
        return Ok(task::next(awaited));
    }
    task::check_cycle(current, awaited)?;
    wait.owner.set(Some(current));
    if awaited.is_done() {
        awaited.set_retrieved(true);
        State::make_ready(wait.entry());
    } else {
        awaited.waiters.push_waiting(wait.timed());
    }
    wait.set_phase(WAITING);
    let timeout = wait.timed.deadline();
    let begun = if timeout == 0 {
        wait::turn(obj(wait))
    } else {
        wait::until(obj(wait), State::now() + timeout)
    };
    if begun != Next::YIELD {
        State::unqueue(wait.timed());
    }
    Ok(begun)
}

/// The time is up. If A is done all the same, its outcome is not thrown away; else A is cancelled, and awaited once more.
fn expire(wait: Ref<WaitFor>) -> Result<Next, Raise> {
    let awaited = wait.awaited();
    let done = awaited.is_done();
    if !done {
        State::cancel(awaited, Obj::NONE)?;
        if !awaited.nests() {
            wait.set_phase(EXPIRED);
            wait::suspend(obj(wait)).get()?;
            return Ok(Next::YIELD);
        }
        // This loop runs within its step, so that it cannot end before this does.
    }
    State::unqueue(wait.timed());
    wait.set_phase(OVER);
    if !done || awaited.is_fatal() {
        return Err(Raise::TIMEOUT);
    }
    Ok(task::outcome(awaited))
}

/// A was cancelled, and is done. Whether it has a value, or an exception of its own, which then T gets, as in CPython. None is no value:
/// there upstream's TimeoutError is expected (test asyncio_wait_for).
fn has_more_to_say(awaited: Ref<Task>) -> bool {
    let data = awaited.data.get();
    !data.is_none() && !is_cancelled(data)
}

/// A is done: a turn for the runner. The runner's turn: T's sleep ends, unless T is being cancelled.
pub fn hook(hook: Ref<Entry>, done: Option<Ref<Task>>) -> Result<(), Raise> {
    if done.is_some() {
        State::make_ready(hook);
    } else {
        finish(hook);
    }
    Ok(())
}

fn finish(hook: Ref<Entry>) {
    // SAFETY: the kind says so.
    let wait: Ref<WaitFor> = unsafe { hook.cast() };
    let Some(owner) = wait.owner.get() else {
        return;
    };
    if !owner.exc.get().is_none() || owner.data.get() != obj(wait) {
        return;
    }
    match wait.phase() {
        WAITING => wait.set_phase(FINISHED),
        EXPIRED => {}
        _ => return,
    }
    if owner.place() != Place::Ready {
        State::unqueue(owner.timed());
        State::make_ready(owner.entry());
    }
}

/// Who awaits it.
#[cfg(feature = "full")]
pub fn owner(hook: Ref<Entry>) -> Option<Ref<Task>> {
    // SAFETY: the caller's promise: the kind says so.
    let wait: Ref<WaitFor> = unsafe { hook.cast() };
    wait.owner.get()
}

/// An exception goes through T's wait.
fn throw(wait: Ref<WaitFor>, exc: Obj) -> Result<(), Raise> {
    let phase = wait.phase();
    wait.set_phase(OVER);
    if !matches!(phase, WAITING | EXPIRED) {
        return Ok(());
    }
    State::unqueue(wait.timed());
    if is_cancelled(exc) {
        State::cancel(wait.awaited(), exc)?;
    }
    Ok(())
}

export! {
    /// wait_for(aw, timeout)
    fn ua_wait_for_new(
        aw: ffi::ua_obj_t,
        has_timeout: bool,
        timeout: u64,
    ) -> ffi::ua_result_t {
        new(Obj::from_raw(aw), has_timeout.then_some(timeout)).deliver()
    }

    /// One turn of `await wait_for(..)`.
    fn ua_wait_for_next(wait: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_next(next(wait_at(wait)))
    }

    /// An exception is thrown into the wait (0: it is closed).
    fn ua_wait_for_throw(wait: ffi::ua_obj_t, exc: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_unit(throw(wait_at(wait), Obj::from_raw(exc)))
    }
}

/// The wait_for that C passed as `self`.
fn wait_at(wait: ffi::ua_obj_t) -> Ref<WaitFor> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(wait)) }
}
