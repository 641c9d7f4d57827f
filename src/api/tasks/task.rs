//! `Task`, `create_task` and awaiting a task.

use crate::api::time::sleep::Sleep;
use crate::api::{State, FULL, UPSTREAM};
use crate::sched::entry::{Kind, Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::{State as TaskState, Task};
use crate::vm::alloc::{alloc, downcast, native, obj, Native};
use crate::vm::export::{deliver, deliver_next, export, Next};
use crate::vm::raise::Raise;
use crate::vm::{ffi, mp};

// SAFETY: repr(C), the header comes first; zeroes are a live task without a coroutine.
unsafe impl Native for Task {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_Task;
}

/// A Future, which is a task without a coroutine: what `alloc` makes; to everybody else it is a task.
#[cfg(feature = "full")]
#[repr(transparent)]
pub struct Future(Task);

#[cfg(feature = "full")]
// SAFETY: as a Task.
unsafe impl Native for Future {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_Future;
}

/// The object as a task, or as the Future or gather that it is, if it is one.
pub fn of(obj: Obj) -> Option<Ref<Task>> {
    if !FULL {
        return downcast(obj);
    }
    // SAFETY: any handle that is not 0 names an object.
    // EXCEPTION: none.
    let task = unsafe { ffi::ua_vm_as_task(obj.raw()) };
    // SAFETY: a Task, a Future, which is one (repr(transparent)), or a gather, which begins with one (repr(C)).
    (task != 0).then(|| unsafe { native(Obj::from_raw(task)) })
}

/// A task that is not queued yet.
pub fn new(coro: Obj) -> Result<Ref<Task>, Raise> {
    let task = alloc::<Task>()?;
    task.set_kind(Kind::TASK);
    task.coro.set(coro);
    Ok(task)
}

/// Refuses what cannot be driven as a coroutine.
fn check_coroutine(coro: Obj) -> Result<(), Raise> {
    // SAFETY: a handle that C passed.
    // EXCEPTION: none.
    if unsafe { ffi::ua_vm_is_coroutine(coro.raw()) } {
        Ok(())
    } else {
        Err(Raise::COROUTINE_EXPECTED)
    }
}

/// `create_task(coro)`: a task that runs at its next turn. Works outside the loop, too.
pub fn create(coro: Obj) -> Result<Ref<Task>, Raise> {
    check_coroutine(coro)?;
    let task = new(coro)?;
    if let Some(sleep) = downcast::<Sleep>(coro) {
        sleep.leave_to_holder();
    }
    State::make_ready(task.entry());
    Ok(task)
}

/// The task itself, or a new one for an awaitable that is none: by `core.create_task`, should a
/// library (aioprof, a leak tracker) have replaced that.
pub fn promote(aw: Obj) -> Result<Ref<Task>, Raise> {
    if let Some(task) = of(aw) {
        return Ok(task);
    }
    let hook = State::get().create_task.get();
    if !UPSTREAM || hook.is_none() {
        return create(aw);
    }
    // SAFETY: handles of live objects.
    // EXCEPTION: none: what the hook raises comes back as a result.
    let task = unsafe { ffi::ua_vm_call_hook(hook.raw(), aw.raw()) };
    downcast(Raise::check(task)?).ok_or(Raise::COROUTINE_EXPECTED)
}

/// What a finished task hands to who awaits it.
pub fn outcome(task: Ref<Task>) -> Result<Obj, Raise> {
    task.set_retrieved(true);
    match task.state() {
        TaskState::Raised => Err(Raise::exception(task.data.get())),
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
        match of(link.data.get()) {
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
        return outcome(task).map(Next::done);
    }
    check_cycle(current, task)?;
    State::sched().wait_in(current, obj(task), &task.waiters)?;
    Ok(Next::YIELD)
}

export! {
    /// create_task(coro)
    fn ua_create_task(coro: ffi::ua_obj_t) -> ffi::ua_result_t {
        wake_idle();
        deliver(create(Obj::from_raw(coro)).map(obj))
    }

    /// Task(coro): not queued.
    fn ua_task_new(coro: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver(new(Obj::from_raw(coro)).map(obj))
    }

    /// One turn of `await task`.
    fn ua_task_next(task: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_next(next(task_at(task)))
    }

    /// Task.cancel()
    fn ua_task_cancel(task: ffi::ua_obj_t, exc: ffi::ua_obj_t) -> ffi::ua_result_t {
        wake_idle();
        let task = task_at(task);
        let live = !task.is_done();
        deliver(State::cancel(task, Obj::from_raw(exc)).map(|()| Obj::from_raw(live.into())))
    }

    /// Task.done()
    fn ua_task_done(task: ffi::ua_obj_t) -> bool {
        task_at(task).is_done()
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

    /// The task for an awaitable.
    fn ua_promote(aw: ffi::ua_obj_t) -> ffi::ua_result_t {
        wake_idle();
        deliver(promote(Obj::from_raw(aw)).map(obj))
    }

    /// core.create_task = hook
    fn ua_set_create_task(hook: ffi::ua_obj_t) {
        State::get().create_task.set(Obj::from_raw(hook));
    }
}

/// A callback that the idle loop runs, in the midst of its wait, is about to make a task ready.
pub fn wake_idle() {
    let sched = State::sched();
    if sched.is_running() && sched.current().is_none() {
        mp::wake();
    }
}

/// A task that C passed: as `self`, or after a look at its type.
pub fn task_at(task: ffi::ua_obj_t) -> Ref<Task> {
    // SAFETY: C calls the functions of a type with objects of that type only, and no other function with
    // what is no task.
    unsafe { native(Obj::from_raw(task)) }
}
