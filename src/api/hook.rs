//! Hooks: entries of the scheduler's queues that are no tasks. Here each finds its owner's file.

use crate::api::callback::{self, Callback};
use crate::api::gather::{self, GatherChild};
use crate::api::wait_for::{self, WaitFor};
use crate::api::UPSTREAM;
use crate::sched::entry::{Entry, Kind, Ref};
use crate::sched::task::Task;
use crate::vm::alloc::Native;
use crate::vm::raise::Raise;

/// The kind of a wait_for, which stands among the waiters of what it awaits.
pub const WAIT_FOR: Kind = Kind(WaitFor::KIND as u8);
/// The kind of one child of a gather, which stands among that task's waiters.
pub const GATHER_CHILD: Kind = Kind(GatherChild::KIND as u8);

/// The kind of a callback in Task.state, which stands among that task's waiters.
pub const CALLBACK: Kind = Kind(Callback::KIND as u8);

// Only a wait_for may stand in the timer heap.
const _: () = assert!(WAIT_FOR.0 <= Kind::LAST_TIMED.0 && GATHER_CHILD.0 > Kind::LAST_TIMED.0);

/// A hook in the ready queue or the timer heap is due.
pub fn fire(hook: Ref<Entry>) {
    if hook.kind() == WAIT_FOR {
        // SAFETY: the kind says so.
        wait_for::fire(unsafe { hook.cast() });
    }
}

/// The task that a hook waited for is done.
pub fn task_done(hook: Ref<Entry>, task: Ref<Task>) -> Result<(), Raise> {
    match hook.kind() {
        // SAFETY: the kind says so.
        WAIT_FOR => wait_for::task_done(unsafe { hook.cast() }),
        // SAFETY: the kind says so.
        GATHER_CHILD => gather::task_done(unsafe { hook.cast() }, task),
        // SAFETY: the kind says so.
        CALLBACK if UPSTREAM => return callback::call(unsafe { hook.cast() }, task),
        _ => {}
    }
    Ok(())
}
