//! A watch: C is told when a task is done. TaskGroup, wait, shield and the like are made of these.

use crate::api::hook::{self, Hung};
use crate::api::tasks::task::task_at;
use crate::api::WATCH;
use crate::sched::entry::{Entry, Headed, Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{native, obj, Made};
use crate::vm::export::export;
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;
use core::mem::{offset_of, size_of};

/// Stands among the waiters of the task. C sees it as `ua_watch_t`.
#[repr(C)]
pub struct Watch {
    /// Its word: who is told.
    hung: Hung,
    task: Cell<Obj>,
    /// C's own.
    next: Cell<usize>,
    prev: Cell<usize>,
}

const _: () = assert!(size_of::<Watch>() == size_of::<ffi::ua_watch_t>());
const _: () = assert!(offset_of!(Watch, hung.word) == offset_of!(ffi::ua_watch_t, target));

// SAFETY: repr(C), `hung` comes first, which begins with an entry.
unsafe impl Headed for Watch {}

/// Who is told.
pub fn target(hook: Ref<Entry>) -> Obj {
    // SAFETY: the caller's promise: the kind says so.
    let watch: Ref<Watch> = unsafe { hook.cast() };
    watch.hung.word.get()
}

fn new(task: Ref<Task>, target: Obj) -> Made<Hung> {
    let made = hook::hang(task, WATCH, size_of::<Watch>(), target);
    if let Ok(hung) = made.get() {
        // SAFETY: of the size of a Watch, which begins with it (repr(C)).
        let watch: Ref<Watch> = unsafe { hung.transmute() };
        watch.task.set(obj(task));
    }
    made
}

/// The task is done, or it is time to tell so once more.
pub fn hook(hook: Ref<Entry>, _: Option<Ref<Task>>) -> Result<(), Raise> {
    // SAFETY: a watch, which is alive; nothing of the loop is borrowed.
    // EXCEPTION: none: what is raised comes back as a result.
    Raise::check_unit(unsafe { ffi::ua_protected(hook.addr(), 0, 0, Some(ffi::ua_may_tell)) })
}

export! {
    /// Watches a task for an object. One that is done already is not watched: C looks.
    fn ua_watch(task: ffi::ua_obj_t, target: ffi::ua_obj_t) -> ffi::ua_result_t {
        new(task_at(task), Obj::from_raw(target)).deliver()
    }

    /// Ends that.
    fn ua_watch_end(watch: ffi::ua_obj_t) {
        // SAFETY: C passes what ua_watch made.
        let watch: Ref<Watch> = unsafe { native(Obj::from_raw(watch)) };
        let entry = watch.entry();
        if entry.place() == Place::Waiting {
            task_at(watch.task.get().raw()).waiters.remove(entry);
        }
    }
}
