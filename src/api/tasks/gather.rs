//! `gather`: await several at once.
//!
//! A gather is a [`Task`] that is its own coroutine. It counts down as its children finish. Each awaited task has a [`GatherChild`] of
//! the gather among its waiters, so any number of gathers and awaits may wait for the same task.
//!
//! ```text
//!  new(), next() of
//!  a lower tier              the last child is done, or one has raised
//! -----------------> [Waiting] ----------------------------------------> [done]
//!                        |  throw(): it is cancelled; of a lower tier: T is, who awaits it
//!                        v
//!                    all children are cancelled; the gather waits on, but T of a lower tier does not
//! ```

use crate::api::hook::{self, Hung};
use crate::api::tasks::task;
use crate::api::{State, FULL, GATHER_CHILD};
use crate::sched::entry::{Entry, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::{End, State as TaskState, Task};
use crate::vm::alloc::{alloc, native, obj, Native};
use crate::vm::export::{deliver, deliver_next, export, Next};
use crate::vm::raise::{is_cancelled, Raise};
use crate::vm::{ffi, mp, Mp};
use core::cell::Cell;
use core::mem::{offset_of, size_of};

/// What `gather` returns.
#[repr(C)]
pub struct Gather {
    task: Task,
    /// The awaitables; once begun, their tasks; at the end, in the list's place, none.
    list: Cell<Obj>,
    /// How many children are still awaited.
    left: Cell<u32>,
    /// A bool.
    return_exceptions: Cell<u32>,
    /// In a lower tier: whether the awaitables are tasks.
    begun: Cell<bool>,
}

/// One awaited task of a gather: a [`Hung`] with the gather.
#[repr(C)]
pub struct GatherChild {
    entry: Entry,
    gather: Cell<Option<Ref<Gather>>>,
}

// SAFETY: repr(C), the header comes first; zeroes are valid in every field.
unsafe impl Native for Gather {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_gather;
}
const _: () = assert!(offset_of!(GatherChild, gather) == offset_of!(Hung, word));

impl Ref<Gather> {
    fn task(self) -> Ref<Task> {
        // SAFETY: a Gather begins with a Task (repr(C)).
        unsafe { self.transmute() }
    }

    /// Whether a finished task ends the gather.
    fn is_error(self, task: Ref<Task>) -> bool {
        task.state() == TaskState::Raised && self.return_exceptions.get() == 0
    }

    /// The awaitables, or what they have become. Before it begins, so that there is a list.
    fn items(self) -> &'static [Cell<Obj>] {
        let mut len = 0;
        // SAFETY: C passed a list, which Python cannot reach before the gather is done: it does not change its size.
        // EXCEPTION: none.
        unsafe {
            let items = ffi::ua_vm_items(self.list.get().raw(), &mut len);
            core::slice::from_raw_parts(items.cast(), len)
        }
    }

    /// The `i`-th, if it is a task already.
    fn child(self, i: u32) -> Option<Ref<Task>> {
        // SAFETY: the list, or none.
        // EXCEPTION: none.
        let child = unsafe { ffi::ua_vm_child(self.list.get().raw(), i) };
        // SAFETY: C says that it is a task.
        (child != 0).then(|| unsafe { native(Obj::from_raw(child)) })
    }
}

/// Who awaits the gather of a child, of several who came first.
#[cfg(feature = "full")]
pub fn owner(hook: Ref<Entry>) -> Option<Ref<Task>> {
    // SAFETY: the caller's promise: the kind says so.
    let child: Ref<GatherChild> = unsafe { hook.cast() };
    child.gather.get()?.task.waiters.first_task()
}

fn new(list: Obj, return_exceptions: bool) -> Result<Ref<Gather>, Raise> {
    let gather = alloc::<Gather>().get()?;
    let task = &gather.task;
    task.coro.set(obj(gather));
    gather.list.set(list);
    gather.return_exceptions.set(return_exceptions.into());
    if FULL {
        task::wake_idle();
        begin(gather)?;
    }
    Ok(gather)
}

/// Everything becomes a task, and those that run are waited for.
fn begin(gather: Ref<Gather>) -> Result<(), Raise> {
    if !FULL {
        gather.begun.set(true);
    }
    // One more, so that it cannot be done before all are tasks.
    gather.left.set(1);
    for item in gather.items() {
        let task = task::promote(item.get())?;
        item.set(obj(task));
        gather.left.set(gather.left.get() + 1);
        if !task.is_done() {
            hook::hang(task, GATHER_CHILD, size_of::<GatherChild>(), obj(gather)).get()?;
        } else {
            task.set_retrieved(true);
            // One that has failed ends the gather before it begins.
            count_down(gather, Some(task))?;
        }
    }
    count_down(gather, None)
}

/// One turn of `await gather(..)`.
fn next(gather: Ref<Gather>) -> Result<Next, Raise> {
    if !FULL && !gather.begun.get() {
        begin(gather)?;
    }
    if gather.task.is_done() {
        detach(gather);
    } else {
        let current = State::current()?;
        let mut i = 0;
        while let Some(child) = gather.child(i) {
            task::check_cycle(current, child)?;
            i += 1;
        }
    }
    Ok(task::next(gather.task()))
}

/// A child is done, by its hook.
pub fn hook(hook: Ref<Entry>, task: Option<Ref<Task>>) -> Result<(), Raise> {
    // SAFETY: the kind says so.
    let child: Ref<GatherChild> = unsafe { hook.cast() };
    match (child.gather.get(), task) {
        (Some(gather), Some(task)) => count_down(gather, Some(task)),
        _ => Ok(()),
    }
}

/// A child is done. If it is the last, or has failed, so is the gather, with the results, or with that exception. One that was cancelled has
/// the last child's message.
fn count_down(gather: Ref<Gather>, done: Option<Ref<Task>>) -> Result<(), Raise> {
    let left = gather.left.get() - 1;
    gather.left.set(left);
    let failed = done.filter(|task| gather.is_error(*task));
    if gather.task.is_done() || left > 0 && failed.is_none() {
        return Ok(());
    }
    let (end, data) = match failed {
        Some(task) => (End::Raised, task.data.get()),
        None if gather.task.cancelling() > 0 => {
            let heard = done
                .map(|task| task.data.get())
                .filter(|data| !data.is_none() && is_cancelled(*data));
            (End::Raised, heard.unwrap_or_else(mp::cancelled_error))
        }
        None => {
            let list = gather.list.replace(Obj::NONE);
            // SAFETY: a list of tasks that are done.
            // EXCEPTION: none.
            unsafe { ffi::ua_vm_outcomes(list.raw()) };
            (End::Returned, list)
        }
    };
    State::sched().finish(&Mp, gather.task(), end, data)
}

/// The children leave the queues they stand in.
fn detach(gather: Ref<Gather>) {
    let mut i = 0;
    while let Some(task) = gather.child(i) {
        i += 1;
        let own = |entry: &Ref<Entry>| {
            // SAFETY: the kind says so.
            entry.kind() == GATHER_CHILD
                && unsafe { entry.cast::<GatherChild>() }.gather.get() == Some(gather)
        };
        let found = task.waiters.iter().find(own);
        if let Some(entry) = found {
            task.waiters.remove(entry);
        }
    }
}

/// An exception is thrown into it. In the tier `full` that is for the gather itself to hear, in a turn of its own; who awaits it goes on
/// waiting. In the others it goes through T's wait.
fn throw(gather: Ref<Gather>, exc: Obj) -> Result<Next, Raise> {
    if FULL && !State::is_current(gather.task()) {
        return Ok(Next::DONE);
    }
    if !FULL {
        detach(gather);
    }
    if is_cancelled(exc) {
        let mut i = 0;
        while let Some(child) = gather.child(i) {
            State::cancel(child, exc)?;
            i += 1;
        }
    }
    Ok(if FULL { Next::YIELD } else { Next::DONE })
}

export! {
    /// gather(*aws, return_exceptions), of a list of its own
    fn ua_gather_new(
        list: ffi::ua_obj_t,
        return_exceptions: bool,
    ) -> ffi::ua_result_t {
        deliver(new(Obj::from_raw(list), return_exceptions).map(obj))
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
        deliver_next(throw(gather_at(gather), Obj::from_raw(exc)))
    }
}

/// The gather that C passed as `self`.
fn gather_at(gather: ffi::ua_obj_t) -> Ref<Gather> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(gather)) }
}
