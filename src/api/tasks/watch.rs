//! A watch: C is told when a task is done. TaskGroup, wait, shield and the like are made of these.

use crate::api::hook::Hook;
use crate::api::tasks::task::task_at;
use crate::api::WATCH;
use crate::sched::entry::{Entry, Headed, Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{alloc, native, obj, Native};
use crate::vm::export::{deliver, export};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;
use core::mem::{offset_of, size_of};

/// Stands among the waiters of the task. C sees it as `ua_watch_t`.
#[repr(C)]
pub struct Watch {
    entry: Entry,
    /// Who is told.
    target: Cell<Obj>,
    task: Cell<Obj>,
    /// C's own.
    next: Cell<usize>,
    prev: Cell<usize>,
}

const _: () = assert!(size_of::<Watch>() == size_of::<ffi::ua_watch_t>());
const _: () = assert!(offset_of!(Watch, target) == offset_of!(ffi::ua_watch_t, target));

// SAFETY: repr(C), the header (of the entry) comes first; zeroes are valid in every field.
unsafe impl Native for Watch {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_hidden;
}
// SAFETY: repr(C), `entry` comes first.
unsafe impl Headed for Watch {}

/// Who is told.
pub fn target(hook: Ref<Entry>) -> Obj {
    // SAFETY: the caller's promise: the kind says so.
    let watch: Ref<Watch> = unsafe { hook.cast() };
    watch.target.get()
}

fn new(task: Ref<Task>, target: Obj) -> Result<Ref<Watch>, Raise> {
    let watch = alloc::<Watch>()?;
    watch.entry.set_kind(WATCH);
    watch.target.set(target);
    watch.task.set(obj(task));
    if !task.is_done() {
        task.waiters.push(watch.entry(), Place::Waiting);
    }
    Ok(watch)
}

/// What it does as a hook.
pub const HOOK: Hook = Hook {
    fire: Hook::NEVER_FIRES,
    task_done,
};

fn task_done(hook: Ref<Entry>, _: Ref<Task>) -> Result<(), Raise> {
    // SAFETY: a watch, which is alive; nothing of the loop is borrowed.
    // EXCEPTION: none: what is raised comes back as a result.
    Raise::check_unit(unsafe { ffi::ua_vm_watched(hook.addr() as *mut ffi::ua_watch_t) })
}

export! {
    /// Watches a task for an object. One that is done already is not watched: C looks.
    fn ua_watch(task: ffi::ua_obj_t, target: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver(new(task_at(task), Obj::from_raw(target)).map(obj))
    }

    /// Ends that.
    fn ua_watch_end(watch: ffi::ua_obj_t) {
        // SAFETY: C passes what ua_watch made.
        let watch: Ref<Watch> = unsafe { native(Obj::from_raw(watch)) };
        if watch.entry.place() == Place::Waiting {
            task_at(watch.task.get().raw()).waiters.remove(watch.entry());
        }
    }
}
