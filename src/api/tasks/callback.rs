//! A callable in `Task.state`: upstream's hidden done-callback, which copies of its `gather` use.

use crate::api::hook::{self, Hung};
use crate::api::{State, CALLBACK};
use crate::sched::entry::{Entry, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::obj;
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::mem::size_of;

/// Stands among a task's waiters, and calls its word when the task is done.
type Callback = Hung;

fn find(task: Ref<Task>) -> Option<Ref<Callback>> {
    let found = task.waiters.nth(CALLBACK, 0)?;
    // SAFETY: the kind says so.
    Some(unsafe { found.cast() })
}

/// The callable that will be called, or none.
pub fn of(task: Ref<Task>) -> Obj {
    find(task).map_or(Obj::NONE, |callback| callback.word.get())
}

/// Sets the callable that is called when the task is done, in the place of an earlier one; none takes it
/// back. What is returned is of no use but as a status.
pub fn set(task: Ref<Task>, callable: Obj) -> ffi::ua_result_t {
    if task.is_done() {
        task.set_retrieved(true);
        return 0;
    }
    if let Some(old) = find(task) {
        if !callable.is_none() {
            old.word.set(callable);
            return 0;
        }
        task.waiters.remove(old.entry());
    }
    if callable.is_none() {
        return 0;
    }
    hook::hang(task, CALLBACK, size_of::<Callback>(), callable).deliver()
}

/// The task is done: callable(task, exception), with a StopIteration for a return value.
pub fn hook(hook: Ref<Entry>, task: Option<Ref<Task>>) -> Result<(), Raise> {
    let Some(task) = task else {
        return Ok(());
    };
    // SAFETY: the kind says so.
    let callback: Ref<Callback> = unsafe { hook.cast() };
    // As upstream, whose loop makes this call while the task still is the current one.
    State::sched().set_current(Some(task));
    // SAFETY: handles of live objects; nothing of the loop is borrowed.
    // EXCEPTION: none: what the callable raises comes back as a result.
    let result = unsafe {
        ffi::ua_protected(
            callback.word.get().raw(),
            obj(task).raw(),
            0,
            Some(ffi::ua_may_call_done),
        )
    };
    State::sched().set_current(None);
    Raise::check_unit(result)
}
