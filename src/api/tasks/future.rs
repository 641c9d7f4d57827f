//! `Future`: what a task is without a coroutine, and what the two have in common with CPython's.
//!
//! A Future is a [`Task`] whose outcome somebody sets: whatever can wait for a task can wait for it.

use crate::api::tasks::task::{self, task_at, wake_idle, Future};
use crate::api::State;
use crate::sched::entry::{Entry, Kind, Place, Ref, Timed};
use crate::sched::obj::Obj;
use crate::sched::task::{State as TaskState, Task, NESTS};
use crate::vm::alloc::{alloc, obj};
use crate::vm::export::{deliver, deliver_unit, export};
use crate::vm::raise::Raise;
use crate::vm::{ffi, Mp};
use core::mem::{offset_of, size_of};

// What glue.h says of a task, for tasks/every_task.c.
const _: () = assert!(size_of::<Task>() == size_of::<ffi::ua_task_t>());
const _: () = assert!(offset_of!(Task, waiters) == offset_of!(ffi::ua_task_t, waiters));
const _: () = assert!(offset_of!(Entry, state) == offset_of!(ffi::ua_task_t, state));
const _: () = assert!(offset_of!(Timed, aux) == offset_of!(ffi::ua_task_t, child));
const _: () =
    assert!(Place::Timer as u32 == ffi::UA_PLACE_TIMER && NESTS as u32 == ffi::UA_TASK_NESTS);
const _: () =
    assert!(offset_of!(State, sched.ready) == ffi::UA_READY_WORD as usize * size_of::<usize>());
const _: () =
    assert!(offset_of!(State, sched.timers) == ffi::UA_TIMERS_WORD as usize * size_of::<usize>());

fn new() -> Result<Ref<Task>, Raise> {
    // SAFETY: a Future is a Task (repr(transparent)).
    let future: Ref<Task> = unsafe { alloc::<Future>()?.transmute() };
    future.set_kind(Kind::TASK);
    future.set_future();
    Ok(future)
}

export! {
    /// Whether the object is a task or a Future.
    fn ua_is_future(obj: ffi::ua_obj_t) -> bool {
        task::of(Obj::from_raw(obj)).is_some()
    }

    /// Future()
    fn ua_future_new() -> ffi::ua_result_t {
        deliver(new().map(obj))
    }

    /// Future.set_result(value), Future.set_exception(exception), of one that is not done.
    fn ua_future_set(future: ffi::ua_obj_t, value: ffi::ua_obj_t, raised: bool) -> ffi::ua_result_t {
        wake_idle();
        let state = if raised { TaskState::Raised } else { TaskState::Returned };
        deliver_unit(State::sched().finish(&Mp, task_at(future), state, Obj::from_raw(value), false))
    }

    /// How a task or Future ended, if it has, and with what.
    fn ua_task_outcome(task: ffi::ua_obj_t, value: *mut ffi::ua_obj_t) -> u32 {
        let task = task_at(task);
        if task.is_done() {
            task.set_retrieved(true);
        }
        // SAFETY: C passes the address of a variable of its own.
        unsafe { value.write(task.data.get().raw()) };
        task.state() as u32
    }

    /// Task.cancelling()
    fn ua_task_cancelling(task: ffi::ua_obj_t) -> u32 {
        task_at(task).cancelling().into()
    }

    /// Task.uncancel(): how many requests are left. With the last one goes a cancellation that the task has not been told of.
    fn ua_task_uncancel(task: ffi::ua_obj_t) -> u32 {
        let task = task_at(task);
        let left = task.uncancel();
        // One that has interrupted a wait has taken effect: there `data` is none.
        if left == 0 && (State::sched().current() == Some(task) || !task.data.get().is_none()) {
            task.exc.set(Obj::NONE);
        }
        left.into()
    }

    /// Gives a task another coroutine: a wrapper of its own.
    fn ua_task_set_coro(task: ffi::ua_obj_t, coro: ffi::ua_obj_t) {
        task_at(task).coro.set(Obj::from_raw(coro));
    }
}
