//! `run`, `run_until_complete`, `current_task`, and what C asks about the loop.

use crate::api::tasks::task;
use crate::api::time::sleep;
use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use crate::sched::Sched;
use crate::vm::alloc::{downcast, obj};
use crate::vm::export::{deliver, export};
use crate::vm::raise::Raise;
use crate::vm::{ffi, Mp};

/// The scheduler, unless a loop runs already.
pub fn free_sched() -> Result<&'static Sched, Raise> {
    let sched = State::sched();
    if sched.is_running() {
        return Err(Raise::LOOP_RUNNING);
    }
    Ok(sched)
}

/// Runs the loop until the task is done, and returns or raises what it returned or raised.
/// Without one: until nothing can be woken any more.
fn run_until_complete(main: Obj) -> Result<Obj, Raise> {
    let sched = free_sched()?;
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
    fn ua_run_until_complete(main: ffi::ua_obj_t) -> ffi::ua_result_t {
        deliver(run_until_complete(Obj::from_raw(main)))
    }

    /// current_task()
    fn ua_current_task() -> ffi::ua_result_t {
        deliver(State::current().map(obj))
    }

    /// core.cur_task
    fn ua_get_cur_task() -> ffi::ua_obj_t {
        State::sched().current().map_or(0, Ref::addr)
    }

    /// core.cur_task = task
    fn ua_set_cur_task(task: ffi::ua_obj_t) {
        State::sched().set_current(downcast(Obj::from_raw(task)));
    }

    /// Whether there is something to do for the loop. Any context.
    fn ua_has_work() -> bool {
        let sched = State::sched();
        sched.ready_len() > 0 || !sched.nothing_set()
    }

    /// Whether a loop is running.
    fn ua_loop_running() -> bool {
        State::sched().is_running()
    }
}
