//! `core.TaskQueue` and `core._task_queue`: the part of upstream's queue that awaitables written in
//! Python use, and tools that look into the loop.
//!
//! A queue of one's own is first-in first-out; the loop's queue is its ready queue and, behind it, its
//! sleepers.

use crate::api::tasks::task::task_at;
use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::list::List;
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{fits_object, native, obj};
use crate::vm::export::{deliver_unit, export};
use crate::vm::raise::Raise;
use crate::vm::{ffi, mp};
use core::mem::offset_of;

/// A queue of waiting tasks.
#[repr(C)]
pub struct Queue {
    base: usize,
    waiters: List,
}

const _: () = assert!(fits_object::<Queue>());
const _: () = assert!(List::is_unseen(offset_of!(Queue, waiters)));

/// The loop's next task, if `queue` is none; else the queue's. It is called by its entry for C.
#[inline(always)]
fn peek(queue: Option<Ref<Queue>>) -> Option<Ref<Task>> {
    match queue {
        Some(queue) => queue.waiters.first_task(),
        None => State::sched().first_task(),
    }
}

fn push(queue: Option<Ref<Queue>>, task: Ref<Task>, due_ms: i32) -> Result<(), Raise> {
    let sched = State::sched();
    sched.suspend(task, queue.map_or(Obj::NONE, obj))?;
    match queue {
        Some(queue) => queue.waiters.push_waiting(task.timed()),
        None if due_ms > 0 => {
            let deadline = State::now() + due_ms as u64 * 1000;
            State::sleep(task.timed(), deadline);
        }
        None => {
            State::make_ready(task.entry());
            mp::wake();
        }
    }
    Ok(())
}

fn remove(queue: Option<Ref<Queue>>, task: Ref<Task>) {
    match queue {
        Some(queue) if task.data.get() != obj(queue) => {}
        _ => State::unqueue(task.timed()),
    }
}

export! {
    /// TaskQueue.peek(); 0: it is empty.
    fn ua_queue_peek(queue: ffi::ua_obj_t) -> ffi::ua_obj_t {
        peek(queue_at(queue)).map_or(0, Ref::addr)
    }

    /// TaskQueue.push(task)
    fn ua_queue_push(
        queue: ffi::ua_obj_t,
        task: ffi::ua_obj_t,
        due_ms: i32,
    ) -> ffi::ua_result_t {
        deliver_unit(push(queue_at(queue), task_at(task), due_ms))
    }

    /// TaskQueue.pop(); 0: it is empty.
    fn ua_queue_pop(queue: ffi::ua_obj_t) -> ffi::ua_obj_t {
        let first = ua_queue_peek(queue);
        if first != 0 {
            State::unqueue(task_at(first).timed());
        }
        first
    }

    /// TaskQueue.remove(task)
    fn ua_queue_remove(queue: ffi::ua_obj_t, task: ffi::ua_obj_t) {
        remove(queue_at(queue), task_at(task));
    }
}

/// The queue that C passed as `self`; 0 is the loop's.
fn queue_at(queue: ffi::ua_obj_t) -> Option<Ref<Queue>> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    (queue != 0).then(|| unsafe { native(Obj::from_raw(queue)) })
}
