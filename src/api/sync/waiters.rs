//! A list of waiting tasks for awaitables whose rules stand in C: Queue, Semaphore, Condition, Barrier.

use crate::api::tasks::task::task_at;
use crate::api::State;
use crate::sched::entry::Place;
use crate::sched::list::List;
use crate::vm::export::export;
use crate::vm::ffi;

/// In a task's `aux`, which is free while it is ready: it was woken out of such a list, and not by a cancellation.
const WOKEN: usize = 1;

/// The list that is a word of an object of C's.
fn list_at(list: *mut usize) -> &'static List {
    // SAFETY: a List is a word (repr(transparent)), 0 an empty one; C passes the address of one in an object that is alive during
    // the call.
    unsafe { &*list.cast::<List>() }
}

export! {
    /// Wakes who waits longest; false: nobody does.
    fn ua_waiters_wake(list: *mut usize) -> bool {
        let Some(waiter) = list_at(list).pop() else {
            return false;
        };
        if let Some(task) = waiter.as_task() {
            task.aux.set(WOKEN);
        }
        State::make_ready(waiter);
        true
    }

    /// Whether the current task, into which an exception is thrown, was woken before that. It is forgotten.
    fn ua_was_woken() -> bool {
        State::sched().current().is_some_and(|task| task.aux.replace(0) == WOKEN)
    }

    /// Wakes a task that waits so for the awaitable; any other is left alone.
    fn ua_wake_waiter(task: ffi::ua_obj_t, awaitable: ffi::ua_obj_t) {
        let task = task_at(task);
        if task.data.get().raw() == awaitable && matches!(task.place(), Place::Nowhere | Place::Timer) {
            State::unqueue(task.timed());
            State::make_ready(task.entry());
        }
    }
}
