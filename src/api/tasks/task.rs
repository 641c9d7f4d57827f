//! `Task`, `create_task` and awaiting a task.

use crate::api::time::sleep;
use crate::api::wait;
use crate::api::{State, FULL, UPSTREAM};
use crate::sched::entry::{Kind, Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::{State as TaskState, Task};
use crate::vm::alloc::{alloc, downcast, native, obj, Made, Native};
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

const _: () = assert!(Kind::TASK.0 == 0, "a zeroed entry is a task's");

/// A task that is not queued yet.
pub fn new(coro: Obj) -> Made<Task> {
    let made = alloc::<Task>();
    if let Ok(task) = made.get() {
        task.coro.set(coro);
    }
    made
}

/// `create_task(coro)`: a task that runs at its next turn. Works outside the loop, too. In the tier `full` what has an `__await__` serves as well.
fn create(aw: Obj) -> Made<Task> {
    wake_idle();
    let coro = if FULL {
        // SAFETY: a handle that C passed.
        // EXCEPTION: none: what __await__ raises comes back as a result.
        unsafe { ffi::ua_vm_coroutine(aw.raw()) }
    // SAFETY: as above.
    // EXCEPTION: none.
    } else if unsafe { ffi::ua_vm_is_coroutine(aw.raw()) } {
        aw.raw()
    } else {
        0
    };
    let coro = match Raise::check(coro) {
        Ok(0) => return Made::failed(Raise::COROUTINE_EXPECTED),
        Ok(coro) => Obj::from_raw(coro),
        Err(raise) => return Made::failed(raise),
    };
    let made = new(coro);
    if let Ok(task) = made.get() {
        sleep::leave_to_holder(coro);
        State::make_ready(task.entry());
    }
    made
}

/// The task itself, or a new one for an awaitable that is none: by `core.create_task`, should a
/// library (aioprof, a leak tracker) have replaced that.
fn promote_aw(aw: Obj) -> Made<Task> {
    if let Some(task) = of(aw) {
        return Made::new(task);
    }
    let hook = State::get().create_task.get();
    if !UPSTREAM || hook.is_none() {
        // SAFETY: what that returns.
        return unsafe { Made::from_c(ua_create_task(aw.raw())) };
    }
    // SAFETY: handles of live objects.
    // EXCEPTION: none: what the hook raises comes back as a result.
    let result = unsafe { ffi::ua_protected(hook.raw(), aw.raw(), 0, Some(ffi::ua_may_call_hook)) };
    match Raise::check(result) {
        Err(raise) => Made::failed(raise),
        Ok(task) => {
            of(Obj::from_raw(task)).map_or(Made::failed(Raise::COROUTINE_EXPECTED), Made::new)
        }
    }
}

/// As [`promote_aw`], by its entry for C.
#[inline(always)]
pub fn promote(aw: Obj) -> Result<Ref<Task>, Raise> {
    // SAFETY: what that returns.
    unsafe { Made::<Task>::from_c(ua_promote(aw.raw())) }.get()
}

/// What a finished task hands to who awaits it.
pub fn outcome(task: Ref<Task>) -> Next {
    task.set_retrieved(true);
    let data = task.data.get();
    match task.state() {
        TaskState::Raised => Next::raise(Raise::exception(data)),
        _ => Next::done(data),
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
fn turn(task: Ref<Task>) -> Result<Next, Raise> {
    let current = State::current()?;
    if task.is_done() {
        current.finished(obj(task));
        return Ok(outcome(task));
    }
    check_cycle(current, task)?;
    Ok(wait::wait_in(&task.waiters, obj(task)))
}

/// As [`turn`], by its entry for C.
#[inline(always)]
pub fn next(task: Ref<Task>) -> Next {
    Next::of(ua_task_next(task.addr()))
}

export! {
    /// create_task(coro)
    fn ua_create_task(coro: ffi::ua_obj_t) -> ffi::ua_result_t {
        create(Obj::from_raw(coro)).deliver()
    }

    /// Task(coro): not queued.
    fn ua_task_new(coro: ffi::ua_obj_t) -> ffi::ua_result_t {
        new(Obj::from_raw(coro)).deliver()
    }

    /// One turn of `await task`.
    fn ua_task_next(task: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver_next(turn(task_at(task)))
    }

    /// Task.cancel()
    fn ua_task_cancel(task: ffi::ua_obj_t, exc: ffi::ua_obj_t) -> ffi::ua_result_t {
        wake_idle();
        let task = task_at(task);
        // Nobody asks in the tier `full`.
        let live = !FULL && !task.is_done();
        deliver(State::cancel(task, Obj::from_raw(exc)).map(|()| Obj::from_raw(live.into())))
    }

    /// How a task or Future ended, if it has, and with what.
    fn ua_task_outcome(task: ffi::ua_obj_t, value: *mut ffi::ua_obj_t) -> u32 {
        let task = task_at(task);
        if task.is_done() {
            task.set_retrieved(true);
        }
        // SAFETY: C passes the address of a variable of its own.
        unsafe { value.write(task.data.get().raw()) };
        task.state_number().into()
    }

    /// The task for an awaitable.
    fn ua_promote(aw: ffi::ua_obj_t) -> ffi::ua_result_t {
        promote_aw(Obj::from_raw(aw)).deliver()
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
