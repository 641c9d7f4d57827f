//! `gather`: await several at once.
//!
//! The gather counts down as its children finish. Each awaited task has a [`GatherChild`] of the
//! gather among its waiters, so any number of gathers and awaits may wait for the same task.
//!
//! ```text
//!            next()                 the last child is done, or one has raised
//! [Created] -------> [Waiting] ------------------------------------------------> [Ready]
//!     |              T is suspended                                              T is ready
//!     |                   |  T is cancelled                                         | next()
//!     | nothing to        v                                                         v
//!     | wait for      all children are cancelled                                 [Over]
//!     +--------------------------------------------------------------------------->
//! ```

use crate::api::hook::Hook;
use crate::api::tasks::task;
use crate::api::{State, GATHER_CHILD};
use crate::sched::entry::{Entry, Headed, Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::{State as TaskState, Task};
use crate::vm::alloc::{alloc, native, obj, Native};
use crate::vm::export::{deliver, deliver_next, deliver_unit, export, Next};
use crate::vm::ffi;
use crate::vm::raise::{is_cancelled, Raise};
use core::cell::Cell;

/// The awaitable that `gather` returns.
#[repr(C)]
pub struct Gather {
    base: usize,
    /// The tuple of awaitables; none once it is over.
    aws: Cell<Obj>,
    /// Who awaits it, T.
    owner: Cell<Option<Ref<Task>>>,
    /// The first child; the others hang on it, in order.
    first: Cell<Option<Ref<GatherChild>>>,
    /// The exception of the first child that raised, unless they are to be returned.
    error: Cell<Obj>,
    /// How many children are still awaited.
    left: Cell<u32>,
    phase: Cell<u8>,
    return_exceptions: Cell<bool>,
}

const CREATED: u8 = 0;
const WAITING: u8 = 1;
const READY: u8 = 2;
const OVER: u8 = 3;

/// One awaited task of a gather.
#[repr(C)]
pub struct GatherChild {
    entry: Entry,
    gather: Cell<Option<Ref<Gather>>>,
    task: Cell<Option<Ref<Task>>>,
    sibling: Cell<Option<Ref<GatherChild>>>,
}

// SAFETY: repr(C), the header comes first; zeroes are valid in every field.
unsafe impl Native for Gather {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_gather;
}
// SAFETY: repr(C), the header (of the entry) comes first; zeroes are valid in every field.
unsafe impl Native for GatherChild {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_hidden;
}
// SAFETY: repr(C), `entry` comes first.
unsafe impl Headed for GatherChild {}

impl Gather {
    /// Whether a finished task ends the gather.
    fn is_error(&self, task: Ref<Task>) -> bool {
        task.state() == TaskState::Raised && !self.return_exceptions.get()
    }

    fn children(&self) -> impl Iterator<Item = (Ref<GatherChild>, Ref<Task>)> {
        let mut next = self.first.get();
        core::iter::from_fn(move || {
            let child = next?;
            next = child.sibling.get();
            Some((child, child.task.get()?))
        })
    }
}

/// Who awaits the gather of a child.
#[cfg(feature = "full")]
pub fn owner(hook: Ref<Entry>) -> Option<Ref<Task>> {
    // SAFETY: the caller's promise: the kind says so.
    let child: Ref<GatherChild> = unsafe { hook.cast() };
    child.gather.get()?.owner.get()
}

fn new(aws: Obj, return_exceptions: bool) -> Result<Ref<Gather>, Raise> {
    let gather = alloc::<Gather>()?;
    gather.aws.set(aws);
    gather.return_exceptions.set(return_exceptions);
    Ok(gather)
}

/// One turn of `await gather(..)`.
fn next(gather: Ref<Gather>) -> Result<Next, Raise> {
    let current = State::current()?;
    match gather.phase.get() {
        CREATED => {
            if let Err(raise) = begin(gather, current) {
                detach(gather);
                gather.phase.set(OVER);
                return Err(raise);
            }
            if gather.phase.get() == WAITING {
                Ok(Next::YIELD)
            } else {
                end(gather)
            }
        }
        OVER => Ok(Next::DONE),
        _ if gather.owner.get() != Some(current) => Err(Raise::AWAITED_TWICE),
        READY if current.finished(obj(gather)) => end(gather),
        // Resumed by something else: the wait goes on.
        _ => Ok(Next::YIELD),
    }
}

/// The first turn: everything becomes a task, and those that run are waited for.
fn begin(gather: Ref<Gather>, current: Ref<Task>) -> Result<(), Raise> {
    let aws = gather.aws.get();
    gather.owner.set(Some(current));
    let mut last: Option<Ref<GatherChild>> = None;
    // A child that has failed already ends the gather before it begins.
    let mut failed = false;
    for i in 0..tuple_len(aws) {
        let child = alloc::<GatherChild>()?;
        child.entry.set_kind(GATHER_CHILD);
        let task = task::promote(tuple_get(aws, i))?;
        child.task.set(Some(task));
        child.gather.set(Some(gather));
        match last.replace(child) {
            None => gather.first.set(Some(child)),
            Some(last) => last.sibling.set(Some(child)),
        }
        task::check_cycle(current, task)?;
        if !task.is_done() {
            task.waiters.push(child.entry(), Place::Waiting);
            gather.left.set(gather.left.get() + 1);
        } else if gather.is_error(task) {
            failed = true;
        }
    }
    if gather.left.get() > 0 && !failed {
        State::sched().suspend(current, obj(gather))?;
        gather.phase.set(WAITING);
    }
    Ok(())
}

/// What a child does as a hook.
pub const HOOK: Hook = Hook {
    fire: Hook::NEVER_FIRES,
    task_done: child_done,
};

/// A child is done.
fn child_done(hook: Ref<Entry>, task: Ref<Task>) -> Result<(), Raise> {
    // SAFETY: the kind says so.
    let child: Ref<GatherChild> = unsafe { hook.cast() };
    if let Some(gather) = child.gather.get() {
        count_down(gather, task);
    }
    Ok(())
}

/// One child fewer is awaited.
fn count_down(gather: Ref<Gather>, task: Ref<Task>) {
    if gather.phase.get() != WAITING {
        return;
    }
    gather.left.set(gather.left.get() - 1);
    if gather.is_error(task) {
        gather.error.set(task.data.get());
    } else if gather.left.get() > 0 {
        return;
    }
    gather.phase.set(READY);
    if let Some(owner) = gather.owner.get() {
        if owner.place() == Place::Nowhere && owner.data.get() == obj(gather) {
            State::make_ready(owner.entry());
        }
    }
}

/// Nobody is waited for any more: the results, or the first exception.
fn end(gather: Ref<Gather>) -> Result<Next, Raise> {
    gather.phase.set(OVER);
    detach(gather);
    let mut error = gather.error.get();
    for (_, task) in gather.children() {
        if gather.is_error(task) {
            task.set_retrieved(true);
            if error.is_none() {
                error = task.data.get();
            }
        }
    }
    if !error.is_none() {
        return Err(Raise::exception(error));
    }
    let list = list_of(gather.aws.replace(Obj::NONE))?;
    for (i, (_, task)) in gather.children().enumerate() {
        task.set_retrieved(true);
        list_set(list, i, task.data.get());
    }
    Ok(Next::done(list))
}

/// The children leave the queues they stand in.
fn detach(gather: Ref<Gather>) {
    for (child, task) in gather.children() {
        if child.entry.place() == Place::Waiting {
            task.waiters.remove(child.entry());
        }
    }
}

/// An exception goes through T's wait: if it is a cancellation, the children are cancelled.
fn throw(gather: Ref<Gather>, exc: Obj) -> Result<(), Raise> {
    let phase = gather.phase.replace(OVER);
    if phase != WAITING && phase != READY {
        return Ok(());
    }
    detach(gather);
    if is_cancelled(exc) {
        for (_, task) in gather.children() {
            State::cancel(task, exc)?;
        }
    }
    Ok(())
}

fn tuple_len(tuple: Obj) -> usize {
    // SAFETY: C passed a tuple.
    // EXCEPTION: none.
    unsafe { ffi::ua_vm_tuple_len(tuple.raw()) }
}

fn tuple_get(tuple: Obj, i: usize) -> Obj {
    // SAFETY: C passed a tuple, `i` is below its length.
    // EXCEPTION: none.
    Obj::from_raw(unsafe { ffi::ua_vm_tuple_get(tuple.raw(), i) })
}

fn list_of(tuple: Obj) -> Result<Obj, Raise> {
    // SAFETY: C passed a tuple.
    // EXCEPTION: none: MemoryError comes back as a result.
    Raise::check(unsafe { ffi::ua_vm_list_of(tuple.raw()) })
}

fn list_set(list: Obj, i: usize, value: Obj) {
    // SAFETY: a list that list_of made, `i` is below its length.
    // EXCEPTION: none.
    unsafe { ffi::ua_vm_list_set(list.raw(), i, value.raw()) }
}

export! {
    /// gather(*aws, return_exceptions)
    fn ua_gather_new(
        tuple: ffi::ua_obj_t,
        return_exceptions: bool,
    ) -> ffi::ua_result_t {
        deliver(new(Obj::from_raw(tuple), return_exceptions).map(obj))
    }

    /// One turn of `await gather(..)`.
    fn ua_gather_next(gather: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_next(next(gather_at(gather)))
    }

    /// An exception is thrown into the wait (0: it is closed).
    fn ua_gather_throw(
        gather: ffi::ua_obj_t,
        exc: ffi::ua_obj_t,
    ) -> ffi::ua_result_t {
        deliver_unit(throw(gather_at(gather), Obj::from_raw(exc)))
    }
}

/// The gather that C passed as `self`.
fn gather_at(gather: ffi::ua_obj_t) -> Ref<Gather> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(gather)) }
}
