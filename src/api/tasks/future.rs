//! `Future`: what a task is without a coroutine, and what the two have in common with CPython's.
//!
//! A Future is a [`Task`] whose outcome somebody sets: whatever can wait for a task can wait for it.

use crate::api::tasks::task::{task_at, wake_idle, Future};
use crate::api::State;
use crate::sched::entry::{Entry, Place, Ref, Timed};
use crate::sched::obj::Obj;
use crate::sched::task::{End, Task, NESTS};
use crate::vm::alloc::{alloc, Made};
use crate::vm::export::{deliver_unit, export};
use crate::vm::{ffi, Mp};
use core::mem::{offset_of, size_of};

// What glue.h says of a task, for tasks/every_task.c.
const _: () = assert!(size_of::<Task>() == size_of::<ffi::ua_task_t>());
const _: () = assert!(offset_of!(Task, waiters) == offset_of!(ffi::ua_task_t, waiters));
const _: () = assert!(offset_of!(Task, exc) == offset_of!(ffi::ua_task_t, exc));
const _: () = assert!(offset_of!(Entry, state) == offset_of!(ffi::ua_task_t, state));
const _: () = assert!(offset_of!(Timed, deadline) == offset_of!(ffi::ua_task_t, deadline));
const _: () = assert!(offset_of!(Timed, aux) == offset_of!(ffi::ua_task_t, child));
const _: () =
    assert!(Place::Timer as u32 == ffi::UA_PLACE_TIMER && NESTS as u32 == ffi::UA_TASK_NESTS);
const _: () =
    assert!(offset_of!(State, sched.ready) == ffi::UA_READY_WORD as usize * size_of::<usize>());
const _: () =
    assert!(offset_of!(State, sched.timers) == ffi::UA_TIMERS_WORD as usize * size_of::<usize>());

fn new() -> Made<Future> {
    let made = alloc::<Future>();
    if let Ok(future) = made.get() {
        // SAFETY: a Future is a Task (repr(transparent)).
        let task: Ref<Task> = unsafe { future.transmute() };
        task.set_future();
    }
    made
}

export! {
    /// Future()
    fn ua_future_new() -> ffi::ua_result_t {
        new().deliver()
    }

    /// Future.set_result(value), Future.set_exception(exception), of one that is not done.
    fn ua_future_set(future: ffi::ua_obj_t, value: ffi::ua_obj_t, raised: bool) -> ffi::ua_result_t {
        wake_idle();
        let end = if raised { End::Raised } else { End::Returned };
        deliver_unit(State::sched().finish(&Mp, task_at(future), end, Obj::from_raw(value)))
    }

    /// Task.uncancel(): how many requests are left.
    fn ua_task_uncancel(task: ffi::ua_obj_t) -> u32 {
        State::sched().uncancel(task_at(task))
    }
}
