//! `Loop`: how it runs without end and stops.

use crate::api::tasks::run::run;
use crate::api::tasks::task;
use crate::api::time::sleep::Sleep;
use crate::api::State;
use crate::vm::alloc::{alloc, obj};
use crate::vm::export::{deliver_unit, export};
use crate::vm::ffi;
use crate::vm::raise::Raise;

/// Runs the loop until `stop` is called, and the task that stands for the stop has its turn.
fn run_forever() -> Result<(), Raise> {
    // Its coroutine is a sleep that is over: it returns at once.
    let stop = task::new(obj(alloc::<Sleep>().get()?)).get()?;
    let stop_task = &State::get().stop_task;
    let outer = stop_task.replace(Some(stop));
    let outcome = run(Some(stop), false);
    stop_task.set(outer);
    // Stopped or broken off: it must not linger in the queue of the next loop.
    State::unqueue(stop.timed());
    outcome
}

export! {
    /// Loop.run_forever()
    fn ua_run_forever() -> ffi::ua_result_t {
        deliver_unit(run_forever())
    }

    /// Loop.stop()
    fn ua_stop() {
        if let Some(stop) = State::get().stop_task.take() {
            State::make_ready(stop.entry());
        }
    }

    /// new_event_loop()
    fn ua_new_event_loop() {
        State::sched().forget();
        State::sched().settings.closed.set(false);
        State::get().io.forget();
    }
}
