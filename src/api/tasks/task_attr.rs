//! The attributes of a `Task`, as upstream's users and libraries look at them, or store into them: those that are more than a field.

use crate::api::tasks::callback;
use crate::api::tasks::task::task_at;
use crate::api::State;
use crate::sched::entry::Place;
use crate::sched::obj::Obj;
use crate::sched::task::RETRIEVED;
use crate::vm::export::export;
use crate::vm::ffi;

const _: () = assert!(
    RETRIEVED as u32 == ffi::UA_TASK_RETRIEVED && Place::Waiting as u32 == ffi::UA_PLACE_WAITING
);

export! {
    /// The callable in Task.state, or 0.
    fn ua_task_callable(task: ffi::ua_obj_t) -> ffi::ua_obj_t {
        callback::of(task_at(task)).raw()
    }

    /// A store into Task.state.
    fn ua_task_set_callback(
        task: ffi::ua_obj_t,
        callback: ffi::ua_obj_t,
    ) -> ffi::ua_result_t {
        callback::set(task_at(task), Obj::from_raw(callback))
    }

    /// Task.ph_key, as the time that is left.
    fn ua_task_due_ms(task: ffi::ua_obj_t) -> i32 {
        let task = task_at(task);
        if task.place() != Place::Timer {
            return 0;
        }
        let (left, is_over) = task.deadline().overflowing_sub(State::now());
        if is_over {
            return 0;
        }
        // C shows it modulo the ticks period, which has fewer bits.
        (left / 1000) as i32
    }
}
