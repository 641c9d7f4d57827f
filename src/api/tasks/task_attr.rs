//! The attributes of a `Task`, as upstream's users and libraries look at them, or store into them.

use crate::api::tasks::callback;
use crate::api::tasks::task::task_at;
use crate::api::State;
use crate::sched::entry::Place;
use crate::sched::obj::Obj;
use crate::sched::task::State as TaskState;
use crate::vm::export::export;
use crate::vm::ffi;

export! {
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

    /// A store into Task.data.
    fn ua_task_set_data(task: ffi::ua_obj_t, data: ffi::ua_obj_t, is_exception: bool) {
        let task = task_at(task);
        let data = Obj::from_raw(data);
        if !task.is_done() && is_exception {
            task.exc.set(data);
        } else if is_exception || (task.state() != TaskState::Raised && task.place() != Place::Waiting) {
            // Not while the task stands in a list of waiters, as its `data` keeps that list alive; nor what is raised again for everybody
            // who awaits.
            task.data.set(data);
        }
    }

    /// Task.state
    fn ua_task_state(task: ffi::ua_obj_t) -> ffi::ua_obj_t {
        let task = task_at(task);
        match (task.is_done(), task.is_retrieved()) {
            // The callable; without one 0, which is UA_TASK_RUNNING.
            (false, _) => callback::of(task).raw(),
            (true, false) => ffi::UA_TASK_DONE as usize,
            (true, true) => ffi::UA_TASK_RETRIEVED as usize,
        }
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
        let left = task.deadline().saturating_sub(State::now()) / 1000;
        // C shows it modulo the ticks period, which has fewer bits.
        left as i32
    }
}
