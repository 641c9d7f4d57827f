//! `run`, `run_until_complete`, `current_task`.

use crate::api::{sleep, task, State};
use crate::sched::obj::Obj;
use crate::vm::alloc::obj;
use crate::vm::export::{deliver, export};
use crate::vm::raise::Raise;
use crate::vm::{ffi, Mp};

/// Runs the loop until the task is done, and returns or raises what it returned or raised.
/// Without one: until nothing can be woken any more.
fn run_until_complete(main: Obj) -> Result<Obj, Raise> {
    let sched = State::sched();
    if sched.is_running() {
        return Err(Raise::LOOP_RUNNING);
    }
    // Here, so that a task can sleep while the heap is locked.
    sleep::shared()?;
    if main.is_none() {
        sched.run(&Mp, None)?;
        return Ok(Obj::NONE);
    }
    let main = task::promote(main)?;
    sched.run(&Mp, Some(main))?;
    task::outcome(main)
}

export! {
    /// run_until_complete(task), run_until_complete(coro); 0: until nothing can be woken.
    fn ua_run_until_complete(main: ffi::ua_obj_t, out: *mut ffi::ua_obj_t) -> u32 {
        deliver(out, run_until_complete(Obj::from_raw(main)))
    }

    /// current_task()
    fn ua_current_task(out: *mut ffi::ua_obj_t) -> u32 {
        deliver(out, State::current().map(obj))
    }

    /// Whether a loop is running.
    fn ua_loop_running() -> bool {
        State::sched().is_running()
    }
}
