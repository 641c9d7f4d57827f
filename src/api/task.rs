//! `Task`, `create_task` and awaiting a task.

use crate::api::sleep::Sleep;
use crate::api::{event, State};
use crate::sched::entry::{Kind, Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::{State as TaskState, Task};
use crate::vm::alloc::{alloc, downcast, native, obj, Native};
use crate::vm::export::{deliver, deliver_next, deliver_unit, export, Next};
use crate::vm::raise::Raise;
use crate::vm::{ffi, Mp};

// SAFETY: repr(C), the header comes first; zeroes are a live task without a coroutine.
unsafe impl Native for Task {
    const KIND: u32 = ffi::ua_kind_t_UA_KIND_TASK;
}

/// A task that is not queued yet.
pub fn new(coro: Obj) -> Result<Ref<Task>, Raise> {
    let task = alloc::<Task>()?;
    task.set_kind(Kind::TASK);
    task.coro.set(coro);
    Ok(task)
}

/// `create_task(coro)`: a task that runs at its next turn. Works outside the loop, too.
pub fn create(coro: Obj) -> Result<Ref<Task>, Raise> {
    // SAFETY: a handle that C passed.
    // EXCEPTION: none.
    if !unsafe { ffi::ua_vm_is_coroutine(coro.raw()) } {
        return Err(Raise::COROUTINE_EXPECTED);
    }
    let task = new(coro)?;
    if let Some(sleep) = downcast::<Sleep>(coro) {
        sleep.leave_to_holder();
    }
    State::sched().make_ready(task.entry());
    Ok(task)
}

/// The task itself, or a new one for an awaitable that is none.
pub fn promote(aw: Obj) -> Result<Ref<Task>, Raise> {
    match downcast::<Task>(aw) {
        Some(task) => Ok(task),
        None => create(aw),
    }
}

/// What a finished task hands to who awaits it.
pub fn outcome(task: Ref<Task>) -> Result<Obj, Raise> {
    task.set_retrieved();
    match task.state() {
        TaskState::Raised => Err(Raise::Exc(task.data.get())),
        _ => Ok(task.data.get()),
    }
}

/// Refuses an await that could never end: of oneself, or of one who awaits oneself.
pub fn check_cycle(current: Ref<Task>, awaited: Ref<Task>) -> Result<(), Raise> {
    if awaited == current {
        return Err(Raise::AWAIT_SELF);
    }
    let mut link = awaited;
    while link.place() == Place::Waiting {
        match downcast::<Task>(link.data.get()) {
            Some(next) if next == current => return Err(Raise::AWAIT_CYCLE),
            Some(next) => link = next,
            None => break,
        }
    }
    Ok(())
}

/// One turn of `await task`.
pub fn next(task: Ref<Task>) -> Result<Next, Raise> {
    let current = State::current()?;
    if task.is_done() {
        current.finished(obj(task));
        return outcome(task).map(Next::Done);
    }
    check_cycle(current, task)?;
    State::sched().wait_in(current, obj(task), &task.waiters)?;
    Ok(Next::Yield)
}

export! {
    /// create_task(coro)
    fn ua_create_task(coro: ffi::ua_obj_t, out: *mut ffi::ua_obj_t) -> u32 {
        wake_idle();
        deliver(out, create(Obj::from_raw(coro)).map(obj))
    }

    /// Task(coro): not queued.
    fn ua_task_new(coro: ffi::ua_obj_t, out: *mut ffi::ua_obj_t) -> u32 {
        deliver(out, new(Obj::from_raw(coro)).map(obj))
    }

    /// One turn of `await task`.
    fn ua_task_next(task: ffi::ua_obj_t, out: *mut ffi::ua_obj_t) -> u32 {
        deliver_next(out, next(task_at(task)))
    }

    /// Task.cancel()
    fn ua_task_cancel(task: ffi::ua_obj_t, cancelled: *mut bool, out: *mut ffi::ua_obj_t) -> u32 {
        wake_idle();
        let result = State::sched().cancel(&Mp, task_at(task));
        // SAFETY: C passes the address of a variable of its own.
        unsafe { cancelled.write(matches!(result, Ok(true))) };
        deliver_unit(out, result.map(drop))
    }

    /// Task.done()
    fn ua_task_done(task: ffi::ua_obj_t) -> bool {
        task_at(task).is_done()
    }

    /// Task.coro
    fn ua_task_coro(task: ffi::ua_obj_t) -> ffi::ua_obj_t {
        task_at(task).coro.get().raw()
    }

    /// Task.data as upstream has it: what the task awaits, what will be thrown into it, or its
    /// outcome.
    fn ua_task_data(task: ffi::ua_obj_t, returned: *mut bool) -> ffi::ua_obj_t {
        let task = task_at(task);
        // SAFETY: C passes the address of a variable of its own.
        unsafe { returned.write(task.state() == TaskState::Returned) };
        if !task.is_done() && !task.exc.get().is_none() {
            task.exc.get().raw()
        } else {
            task.data.get().raw()
        }
    }

    /// A store into Task.data: in a task that waits, what it waits for, for `cancel` to find.
    fn ua_task_set_data(task: ffi::ua_obj_t, data: ffi::ua_obj_t) {
        task_at(task).data.set(Obj::from_raw(data));
    }

    /// Task.state
    fn ua_task_state(task: ffi::ua_obj_t, callback: *mut ffi::ua_obj_t) -> u32 {
        let task = task_at(task);
        // SAFETY: C passes the address of a variable of its own.
        unsafe { callback.write(0) };
        if !task.is_done() {
            if task.waiters.is_empty() {
                ffi::UA_TASK_RUNNING
            } else {
                ffi::UA_TASK_AWAITED
            }
        } else if task.is_retrieved() {
            ffi::UA_TASK_RETRIEVED
        } else {
            ffi::UA_TASK_DONE
        }
    }
}

/// A callback that the idle loop runs, in the midst of its wait, is about to make a task ready.
fn wake_idle() {
    let sched = State::sched();
    if sched.is_running() && sched.current().is_none() {
        event::wake();
    }
}

/// The task that C passed as `self`.
fn task_at(task: ffi::ua_obj_t) -> Ref<Task> {
    // SAFETY: C calls the functions of a type with objects of that type only.
    unsafe { native(Obj::from_raw(task)) }
}
