//! `run`, `run_until_complete`, `current_task`, and how `Loop` starts and stops.

use crate::api::sleep::{self, Sleep};
use crate::api::{task, State};
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use crate::sched::Sched;
use crate::vm::alloc::{alloc, downcast, obj};
use crate::vm::export::{deliver, deliver_unit, export};
use crate::vm::raise::Raise;
use crate::vm::{ffi, Mp};

/// The scheduler, unless a loop runs already.
fn free_sched() -> Result<&'static Sched, Raise> {
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

/// Runs the loop until `stop` is called, and the task that stands for the stop has its turn.
fn run_forever() -> Result<(), Raise> {
    let sched = free_sched()?;
    sleep::shared()?;
    // Its coroutine is a sleep that is over: it returns at once.
    let stop = task::new(obj(alloc::<Sleep>()?))?;
    let stop_task = &State::get().stop_task;
    stop_task.set(Some(stop));
    let outcome = sched.run(&Mp, Some(stop));
    stop_task.set(None);
    // Stopped or broken off: it must not linger in the queue of the next loop.
    sched.unqueue_task(stop);
    outcome
}

fn new_event_loop() -> Result<(), Raise> {
    free_sched()?.forget();
    State::get().io.forget();
    Ok(())
}

export! {
    /// Loop.run_forever()
    fn ua_run_forever() -> ffi::ua_result_t {
        deliver_unit(run_forever())
    }

    /// Loop.stop()
    fn ua_stop() {
        if let Some(stop) = State::get().stop_task.take() {
            State::sched().make_ready(stop.entry());
        }
    }

    /// new_event_loop()
    fn ua_new_event_loop() -> ffi::ua_result_t {
        deliver_unit(new_event_loop())
    }

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
