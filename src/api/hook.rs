//! Hooks: entries of the scheduler's queues that are no tasks. What one does stands in a constant table beside its type.

use crate::api::HOOKS;
use crate::sched::entry::{Entry, Kind, Ref};
use crate::sched::task::Task;
use crate::vm::raise::Raise;

/// What the hooks of a kind do. Loop context.
pub struct Hook {
    /// It stood in the ready queue or the timer heap, and its turn has come.
    pub fire: fn(Ref<Entry>) -> Result<(), Raise>,
    /// It stood among the waiters of this task, which is done.
    pub task_done: fn(Ref<Entry>, Ref<Task>) -> Result<(), Raise>,
}

impl Hook {
    /// `fire` of a hook that never stands in the ready queue or the timer heap.
    pub const NEVER_FIRES: fn(Ref<Entry>) -> Result<(), Raise> = |_| Ok(());
}

/// The table of a hook.
pub fn of(hook: Ref<Entry>) -> &'static Hook {
    let number = usize::from(hook.kind().0 - Kind::FIRST_HOOK.0);
    // SAFETY: an entry that is no task is a hook, and got its kind from `hooks!`, which numbers the tables.
    unsafe { HOOKS.get_unchecked(number) }
}
