//! Hooks: entries of the scheduler's queues that are no tasks. What one does stands in a constant table beside its type.

use crate::api::HOOKS;
use crate::sched::entry::{Entry, Headed, Kind, Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::Made;
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;

/// What the hooks of a kind do. Loop context. With a task: the hook stood among the waiters of this task, which is done. Without one: it
/// stood in the ready queue, or in the timer heap before that, and its turn has come.
pub type Hook = fn(Ref<Entry>, Option<Ref<Task>>) -> Result<(), Raise>;

/// What a hook does.
pub fn of(hook: Ref<Entry>) -> Hook {
    let number = usize::from(hook.kind().0 - Kind::FIRST_HOOK.0);
    // SAFETY: an entry that is no task is a hook, and got its kind from `hooks!`, which numbers the table.
    *unsafe { HOOKS.get_unchecked(number) }
}

/// How a hook begins that stands among a task's waiters and nowhere else.
#[repr(C)]
pub struct Hung {
    entry: Entry,
    /// The kind's own.
    pub word: Cell<Obj>,
}

// SAFETY: repr(C), `entry` comes first.
unsafe impl Headed for Hung {}

/// A new hook of so many bytes, which begins with a [`Hung`]; zeroes are valid in the rest. Unless the task is done, it stands among its
/// waiters.
#[inline(never)]
pub fn hang(task: Ref<Task>, kind: Kind, bytes: usize, word: Obj) -> Made<Hung> {
    // SAFETY: zeroed and headed, which is a valid one.
    // EXCEPTION: none: UA_E_MEMORY says that there is no room.
    let made: Made<Hung> = unsafe {
        Made::from_c(ffi::ua_vm_alloc(
            &raw const ffi::ua_type_hidden,
            bytes as u32,
        ))
    };
    if let Ok(hung) = made.get() {
        hung.entry.set_kind(kind);
        hung.word.set(word);
        if !task.is_done() {
            task.waiters.push(hung.entry(), Place::Waiting);
        }
    }
    made
}
