//! Who awaits a task: for the call graph, which C draws.

use crate::api::tasks::task::task_at;
use crate::api::tasks::{gather, wait_for, watch};
use crate::api::{GATHER_CHILD, WAIT_FOR, WATCH};
use crate::sched::entry::{Entry, Kind, Ref};
use crate::sched::obj::Obj;
use crate::vm::alloc::obj;
use crate::vm::export::export;
use crate::vm::ffi;

/// Who waits by this entry: a task, or what C is to look at. None: nobody.
fn waiter(entry: Ref<Entry>) -> Option<Obj> {
    match entry.kind() {
        Kind::TASK => entry.as_task().map(obj),
        WAIT_FOR => wait_for::owner(entry).map(obj),
        GATHER_CHILD => gather::owner(entry).map(obj),
        WATCH => Some(watch::target(entry)),
        _ => None,
    }
}

export! {
    /// Who awaits the task: number i of them, or 0.
    fn ua_awaited_by(task: ffi::ua_obj_t, i: u32) -> ffi::ua_obj_t {
        let mut left = i;
        for entry in task_at(task).waiters.iter() {
            if let Some(waiter) = waiter(entry) {
                if left == 0 {
                    return waiter.raw();
                }
                left -= 1;
            }
        }
        0
    }
}
