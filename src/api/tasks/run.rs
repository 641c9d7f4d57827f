//! `run`, `run_until_complete`, `current_task`, and what C asks about the loop.

use crate::api::tasks::task;
use crate::api::time::sleep;
use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::sched::Settings;
use crate::vm::alloc::downcast;
use crate::vm::export::{deliver_next, export, Next};
use crate::vm::raise::Raise;
use crate::vm::{ffi, mp, Mp};
use core::mem::{offset_of, size_of};

const _: () = assert!(size_of::<Settings>() == size_of::<ffi::ua_loop_t>());
const _: () = assert!(offset_of!(Settings, closed) == offset_of!(ffi::ua_loop_t, closed));

/// Runs the loop until the task is done; without one, until nothing can be woken any more. Within a step of a task it turns the same
/// loop. The loop belongs to the thread that runs it.
pub fn run(main: Option<Ref<Task>>, linger: bool) -> Result<(), Raise> {
    let state = State::get();
    let sched = State::sched();
    let thread = mp::thread();
    if !sched.is_running() {
        state.thread.set(thread);
    } else if state.thread.get() != thread {
        return Err(Raise::LOOP_RUNNING);
    }
    // Here, so that a task can sleep while the heap is locked.
    sleep::shared().get()?;
    sched.run(&Mp, main, linger)
}

/// Runs the loop until the task is done, and returns or raises what it returned or raised; None, if it was forgotten.
/// Without one: until nothing can be woken any more.
fn run_until_complete(main: Obj, linger: bool) -> Result<Next, Raise> {
    if main.is_none() {
        run(None, false)?;
        return Ok(Next::DONE);
    }
    let main = task::promote(main)?;
    if main.nests() || State::is_current(main) {
        return Err(Raise::AWAIT_SELF);
    }
    run(Some(main), linger)?;
    Ok(if main.is_done() {
        task::outcome(main)
    } else {
        Next::DONE
    })
}

export! {
    /// run_until_complete(task), run_until_complete(coro); 0: until nothing can be woken. `linger`: those that are ready then have their turn.
    fn ua_run_until_complete(main: ffi::ua_obj_t, linger: bool) -> ffi::ua_result_t {
        deliver_next(run_until_complete(Obj::from_raw(main), linger))
    }

    /// core.cur_task = task
    fn ua_set_cur_task(task: ffi::ua_obj_t) {
        State::sched().set_current(downcast(Obj::from_raw(task)));
    }

    /// Whether there is something to do for the loop. Any context.
    fn ua_has_work() -> bool {
        State::sched().has_work()
    }

    /// Whether a loop is running.
    fn ua_loop_running() -> bool {
        State::sched().is_running()
    }

    /// What CPython's loop has of itself.
    fn ua_loop() -> *mut ffi::ua_loop_t {
        (&raw const State::sched().settings).cast_mut().cast()
    }
}
