//! A callable in `Task.state`: upstream's hidden done-callback, which copies of its `gather` use.

use crate::api::hook::Hook;
use crate::api::{State, CALLBACK};
use crate::sched::entry::{Entry, Headed, Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{alloc, obj, Native};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;

/// Stands among a task's waiters, and calls when the task is done.
#[repr(C)]
pub struct Callback {
    entry: Entry,
    callable: Cell<Obj>,
}

// SAFETY: repr(C), the header (of the entry) comes first; zeroes are valid in every field.
unsafe impl Native for Callback {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_hidden;
}
// SAFETY: repr(C), `entry` comes first.
unsafe impl Headed for Callback {}

fn find(task: Ref<Task>) -> Option<Ref<Callback>> {
    let found = task.waiters.iter().find(|e| e.kind() == CALLBACK);
    // SAFETY: the kind says so.
    found.map(|entry| unsafe { entry.cast() })
}

/// The callable that will be called, or none.
pub fn of(task: Ref<Task>) -> Obj {
    find(task).map_or(Obj::NONE, |callback| callback.callable.get())
}

/// Sets the callable that is called when the task is done, in the place of an earlier one; none takes it
/// back.
pub fn set(task: Ref<Task>, callable: Obj) -> Result<(), Raise> {
    let old = find(task);
    if callable.is_none() || task.is_done() {
        if let Some(old) = old {
            task.waiters.remove(old.entry());
        }
        if task.is_done() {
            task.set_retrieved(true);
        }
        return Ok(());
    }
    if let Some(old) = old {
        old.callable.set(callable);
        return Ok(());
    }
    let callback = alloc::<Callback>()?;
    callback.entry.set_kind(CALLBACK);
    callback.callable.set(callable);
    task.waiters.push(callback.entry(), Place::Waiting);
    Ok(())
}

/// What it does as a hook.
pub const HOOK: Hook = Hook {
    fire: Hook::NEVER_FIRES,
    task_done: call,
};

/// The task is done: callable(task, exception), with a StopIteration for a return value.
fn call(hook: Ref<Entry>, task: Ref<Task>) -> Result<(), Raise> {
    // SAFETY: the kind says so.
    let callback: Ref<Callback> = unsafe { hook.cast() };
    // As upstream, whose loop makes this call while the task still is the current one.
    State::sched().set_current(Some(task));
    // SAFETY: handles of live objects; nothing of the loop is borrowed.
    // EXCEPTION: none: what the callable raises comes back as a result.
    let result = unsafe { ffi::ua_vm_call_done(callback.callable.get().raw(), obj(task).raw()) };
    State::sched().set_current(None);
    Raise::check_unit(result)
}
