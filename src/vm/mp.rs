//! The scheduler's doors, onto MicroPython.

use super::alloc::{downcast, obj};
use super::ffi;
use super::raise::Raise;
use crate::api;
use crate::sched::doors::{Step, Time, Vm};
use crate::sched::entry::{Entry, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;

/// MicroPython, as the scheduler sees it. All of its state is MicroPython's own.
pub struct Mp;

impl Time for Mp {
    fn ticks_us(&self) -> u32 {
        // SAFETY: reads a counter.
        // EXCEPTION: none.
        unsafe { ffi::ua_vm_ticks_us() }
    }

    fn ticks_ms(&self) -> u32 {
        // SAFETY: reads a counter.
        // EXCEPTION: none.
        unsafe { ffi::ua_vm_ticks_ms() }
    }
}

impl Vm for Mp {
    type Error = Raise;

    fn resume(&self, coro: Obj, exc: Obj) -> Step {
        let mut out = 0;
        // SAFETY: both handles are the task's own; `out` is a local.
        // EXCEPTION: none: whatever the coroutine raises is in `out`.
        let status = unsafe { ffi::ua_vm_resume(coro.raw(), exc.raw(), &mut out) };
        let out = Obj::from_raw(out);
        match status {
            ffi::ua_status_t_UA_YIELD => Step::Yielded(out),
            ffi::ua_status_t_UA_OK => Step::Returned(out),
            ffi::ua_status_t_UA_CANCELLED => Step::Cancelled(out),
            ffi::ua_status_t_UA_FATAL => Step::Fatal(out),
            _ => Step::Raised(out),
        }
    }

    fn handle_pending(&self, callbacks: bool) -> Result<(), Raise> {
        // SAFETY: no reference into the loop's queues is held across the call, which may run
        // callbacks that change them.
        // EXCEPTION: none: Ctrl-C comes back as a result.
        Raise::check_unit(unsafe { ffi::ua_vm_handle_pending(callbacks) })
    }

    fn wait(&self, max_us: u32) -> Result<(), Raise> {
        let io = &api::State::get().io;
        if api::UPSTREAM && io.is_awaited() {
            return io.wait(max_us);
        }
        // SAFETY: as in handle_pending.
        // EXCEPTION: none: Ctrl-C comes back as a result.
        Raise::check_unit(unsafe { ffi::ua_vm_wait(max_us) })
    }

    fn error(&self, exc: Obj) -> Raise {
        Raise::exception(exc)
    }

    fn poll(&self) -> Result<bool, Raise> {
        let io = &api::State::get().io;
        if !api::UPSTREAM || !io.is_awaited() {
            return Ok(false);
        }
        io.poll()?;
        Ok(io.is_awaited())
    }

    fn fire(&self, hook: Ref<Entry>) {
        api::hook::fire(hook);
    }

    fn task_done(&self, hook: Ref<Entry>, task: Ref<Task>) -> Result<(), Raise> {
        api::hook::task_done(hook, task)
    }

    fn report(&self, task: Ref<Task>) -> Result<(), Raise> {
        // SAFETY: handles of live objects; see handle_pending.
        // EXCEPTION: none: what the handler raises comes back as a result.
        let result = unsafe { ffi::ua_vm_report(obj(task).raw(), task.data.get().raw()) };
        Raise::check_unit(result)
    }

    fn bad_yield(&self, _value: Obj) -> Obj {
        // SAFETY: a plain call.
        // EXCEPTION: none: where memory lacks, it is the MemoryError.
        Obj::from_raw(unsafe { ffi::ua_vm_new_error(ffi::ua_status_t_UA_E_BAD_YIELD) })
    }

    fn cancelled_error(&self) -> Obj {
        // SAFETY: a constant.
        // EXCEPTION: none.
        Obj::from_raw(unsafe { ffi::ua_vm_cancelled_error() })
    }

    fn remove_from(&self, queue: Obj, task: Ref<Task>) -> Result<(), Raise> {
        if !api::UPSTREAM || api::State::get().io.remove(task) {
            return Ok(());
        }
        // SAFETY: handles of live objects; see handle_pending.
        // EXCEPTION: none: what `remove` raises comes back as a result.
        let result = unsafe { ffi::ua_vm_call_remove(queue.raw(), obj(task).raw()) };
        Raise::check_unit(result)
    }

    fn task_of(&self, obj: Obj) -> Option<Ref<Task>> {
        downcast(obj)
    }
}
