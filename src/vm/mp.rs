//! The calls into C that the scheduler's doors need. `api/doors.rs` implements the doors with them.

use super::alloc::obj;
use super::ffi;
use super::raise::Raise;
use crate::sched::doors::{Step, Time};
#[cfg(feature = "full")]
use crate::sched::entry::Entry;
use crate::sched::entry::Ref;
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

/// See `Vm::resume`.
#[inline(always)]
pub fn resume(coro: Obj, exc: Obj) -> Step {
    let mut out = 0;
    // SAFETY: both handles are the task's own; `out` is a local.
    // EXCEPTION: none: whatever the coroutine raises is in `out`.
    let status = unsafe { ffi::ua_vm_resume(coro.raw(), exc.raw(), &mut out) };
    let out = Obj::from_raw(out);
    match status {
        ffi::ua_status_t_UA_YIELD => Step::Yielded,
        ffi::ua_status_t_UA_OK => Step::Returned(out),
        ffi::ua_status_t_UA_CANCELLED => Step::Cancelled(out),
        ffi::ua_status_t_UA_FATAL => Step::Fatal(out),
        _ => Step::Raised(out),
    }
}

/// See `Vm::handle_pending`.
#[inline(always)]
pub fn handle_pending(callbacks: bool) -> Result<(), Raise> {
    // SAFETY: no reference into the loop's queues is held across the call, which may run
    // callbacks that change them.
    // EXCEPTION: none: Ctrl-C comes back as a result.
    Raise::check_unit(unsafe { ffi::ua_vm_handle_pending(callbacks) })
}

/// Sleeps in the port's idle wait, at most `max_us`.
pub fn wait(max_us: u32) -> Result<(), Raise> {
    // SAFETY: as in handle_pending.
    // EXCEPTION: none: Ctrl-C comes back as a result.
    Raise::check_unit(unsafe { ffi::ua_protected(max_us as usize, 0, 0, Some(ffi::ua_may_wait)) })
}

/// Ends the loop's idle wait. Any context.
pub fn wake() {
    // SAFETY: may be called from any context.
    // EXCEPTION: none.
    unsafe { ffi::ua_vm_wake() };
}

/// See `Vm::report`.
pub fn report(task: Ref<Task>) -> Result<(), Raise> {
    // SAFETY: handles of live objects; see handle_pending.
    // EXCEPTION: none: what the handler raises comes back as a result.
    let result = unsafe { ffi::ua_vm_report(obj(task).raw(), task.data.get().raw()) };
    Raise::check_unit(result)
}

/// See `Vm::slow`.
#[cfg(feature = "full")]
pub fn slow(entry: Ref<Entry>, us: u32) {
    // SAFETY: a handle of a live object; nothing of the loop is borrowed.
    // EXCEPTION: none: what cannot be printed is left out.
    unsafe {
        ffi::ua_protected(
            obj(entry).raw(),
            us as usize,
            0,
            Some(ffi::ua_may_print_slow),
        )
    };
}

/// The CancelledError class.
pub fn cancelled_error() -> Obj {
    // SAFETY: a constant.
    // EXCEPTION: none.
    Obj::from_raw(unsafe { ffi::ua_vm_cancelled_error() })
}

/// `queue.remove(task)`, if the queue has such a method.
pub fn call_remove(queue: Obj, task: Ref<Task>) -> Result<(), Raise> {
    // SAFETY: handles of live objects; see handle_pending.
    // EXCEPTION: none: what `remove` raises comes back as a result.
    let result =
        unsafe { ffi::ua_protected(queue.raw(), obj(task).raw(), 0, Some(ffi::ua_may_remove)) };
    Raise::check_unit(result)
}

/// The thread that asks, by a number of its own.
pub fn thread() -> usize {
    // SAFETY: a plain call.
    // EXCEPTION: none.
    unsafe { ffi::ua_vm_thread() }
}

/// epoll forgets all streams that it tells about.
pub fn forget_epoll() {
    if cfg!(all(feature = "upstream", not(target_os = "none"))) {
        // SAFETY: C forgets all entries.
        // EXCEPTION: none.
        unsafe { ffi::ua_vm_poll_forget() };
    }
}
