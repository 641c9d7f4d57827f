//! `Handle` and `TimerHandle`: a call that the loop makes, soon, at a time, or when a task is done.

use crate::api::tasks::task::{task_at, wake_idle};
use crate::api::{State, HANDLE};
use crate::sched::entry::{Entry, Headed, HeadedByTimed, Place, Ref, Timed};
use crate::sched::inbox::Signal;
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{alloc, native, obj, Made, Native};
use crate::vm::export::{deliver, deliver_unit, export};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;

/// The call. Once it is made, or cancelled, nothing of it is kept.
#[repr(C)]
pub struct Handle {
    timed: Timed,
    callable: Cell<Obj>,
    /// A tuple; of a done-callback, the task.
    args: Cell<Obj>,
}

// SAFETY: repr(C), the header (of the entry) comes first; zeroes are valid in every field.
unsafe impl Native for Handle {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_Handle;
}
// SAFETY: repr(C), `timed` comes first, which begins with an entry.
unsafe impl Headed for Handle {}
// SAFETY: the same.
unsafe impl HeadedByTimed for Handle {}

/// An event that is nobody's but the loop's.
#[repr(transparent)]
struct OnSet(Signal);

// SAFETY: a Signal, whose header comes first; zeroes are an event that is not set.
unsafe impl Native for OnSet {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_hidden;
}

/// In the entry's state.
const CANCELLED: u8 = ffi::UA_HANDLE_CANCELLED as u8;
/// The call has been, or is being, made.
const OVER: u8 = 2;

fn new(callable: Obj, args: Obj) -> Made<Handle> {
    let made = alloc::<Handle>();
    if let Ok(handle) = made.get() {
        handle.timed.set_kind(HANDLE);
        handle.callable.set(callable);
        handle.args.set(args);
    }
    made
}

/// call_at; 0: call_soon.
fn call_at(callable: Obj, args: Obj, at: u64) -> Made<Handle> {
    let made = new(callable, args);
    if let Ok(handle) = made.get() {
        if at == 0 {
            State::make_ready(handle.entry());
        } else {
            State::sleep(handle.timed(), at);
        }
    }
    made
}

/// The call once the event is set, which is new: in its list of waiters, which the loop empties into the ready queue.
fn call_on_set(callable: Obj, args: Obj, event: &mut usize) -> Result<Ref<Handle>, Raise> {
    let handle = new(callable, args).get()?;
    let on_set = alloc::<OnSet>().get()?;
    on_set.0.waiters.push(handle.entry(), Place::Waiting);
    *event = on_set.addr();
    Ok(handle)
}

/// task.add_done_callback: among the waiters, or, where the task is done, soon.
fn when_done(task: Ref<Task>, callable: Obj) -> Result<(), Raise> {
    let handle = new(callable, obj(task)).get()?;
    if task.is_done() {
        State::make_ready(handle.entry());
    } else {
        task.waiters.push(handle.entry(), Place::Waiting);
    }
    Ok(())
}

/// The `i`-th waiter of a task that is a handle.
fn callback(task: Ref<Task>, i: u32) -> Option<Ref<Handle>> {
    let found = task.waiters.nth(HANDLE, i)?;
    // SAFETY: the kind says so.
    Some(unsafe { found.cast() })
}

fn cancel(handle: Ref<Handle>) {
    if handle.timed.state.get() == 0 {
        State::unqueue(handle.timed());
        handle.timed.state.set(CANCELLED);
        handle.callable.set(Obj::NONE);
        handle.args.set(Obj::NONE);
    }
}

/// A task is done: the done-callback is called in a turn of its own. Its turn: the call.
pub fn hook(hook: Ref<Entry>, done: Option<Ref<Task>>) -> Result<(), Raise> {
    if done.is_some() {
        State::make_ready(hook);
        return Ok(());
    }
    // SAFETY: the kind says so.
    let handle: Ref<Handle> = unsafe { hook.cast() };
    if handle.timed.state.replace(OVER) == CANCELLED {
        // It stood where `cancel` does not reach: at an event.
        handle.timed.state.set(CANCELLED);
        return Ok(());
    }
    let callable = handle.callable.replace(Obj::NONE);
    let args = handle.args.replace(Obj::NONE);
    // SAFETY: handles of live objects; nothing of the loop is borrowed.
    // EXCEPTION: none: what is to end the loop comes back as a result.
    Raise::check_unit(unsafe {
        ffi::ua_vm_call_handle(obj(handle).raw(), callable.raw(), args.raw())
    })
}

export! {
    /// loop.call_soon(callable, *args), or call_at, in microseconds of the loop's clock.
    fn ua_call_at(callable: ffi::ua_obj_t, args: ffi::ua_obj_t, at: u64) -> ffi::ua_result_t {
        wake_idle();
        call_at(Obj::from_raw(callable), Obj::from_raw(args), at).deliver()
    }

    /// The same, once the event is set. Any thread.
    fn ua_call_on_set(callable: ffi::ua_obj_t, args: ffi::ua_obj_t, event: *mut ffi::ua_obj_t) -> ffi::ua_result_t {
        // SAFETY: C passes the address of a variable of its own.
        let event = unsafe { &mut *event };
        deliver(call_on_set(Obj::from_raw(callable), Obj::from_raw(args), event).map(obj))
    }

    /// Handle.cancel()
    fn ua_handle_cancel(handle: ffi::ua_obj_t) {
        cancel(handle_at(handle));
    }

    /// task.add_done_callback(callable)
    fn ua_task_when_done(task: ffi::ua_obj_t, callable: ffi::ua_obj_t) -> ffi::ua_result_t {
        wake_idle();
        deliver_unit(when_done(task_at(task), Obj::from_raw(callable)))
    }

    /// The callable of a task's `i`-th done-callback that has not been called; 0: there is none.
    fn ua_task_callback(task: ffi::ua_obj_t, i: u32) -> ffi::ua_obj_t {
        callback(task_at(task), i).map_or(0, |handle| handle.callable.get().raw())
    }

    /// Takes that one away.
    fn ua_task_remove_callback(task: ffi::ua_obj_t, i: u32) {
        let task = task_at(task);
        if let Some(handle) = callback(task, i) {
            task.waiters.remove(handle.entry());
        }
    }
}

/// The handle that C passed as `self`.
fn handle_at(handle: ffi::ua_obj_t) -> Ref<Handle> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(handle)) }
}
