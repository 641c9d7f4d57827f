//! What C calls of `Io` (waits.rs): from its awaitables, and when a stream has events.

use crate::api::io::entry::ALL;
use crate::api::io::poller;
use crate::api::tasks::task::task_at;
use crate::api::{wait, State};
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use crate::vm::alloc::native;
use crate::vm::export::{deliver, deliver_next, export, Next};
use crate::vm::ffi;

export! {
    /// The current task waits for a stream.
    fn ua_io_wait(
        stream: ffi::ua_obj_t,
        event: u32,
        awaitable: ffi::ua_obj_t,
    ) -> ffi::ua_result_t {
        let wait = || {
            // First, as a task that stands in a queue must not stand in the stream's entry as well.
            let current = wait::suspend(Obj::from_raw(awaitable)).get()?;
            let begun = State::get().io.wait_for(Obj::from_raw(stream), event, current);
            if begun.is_err() {
                current.data.set(Obj::NONE);
            }
            begun.map(|()| Next::YIELD)
        };
        deliver_next(wait())
    }

    /// The current task lets the others have a turn, after a write that went through.
    fn ua_yield_turn(awaitable: ffi::ua_obj_t) -> ffi::ua_result_t {
        State::get().io.rest.spare();
        wait::turn(Obj::from_raw(awaitable)).deliver()
    }

    /// A stream has events.
    fn ua_io_event(stream: ffi::ua_obj_t, events: u32) {
        let io = &State::get().io;
        if let Some(entry) = io.find(Obj::from_raw(stream)) {
            io.event(entry, events);
        }
    }

    /// The stream of an entry has events.
    fn ua_io_entry_event(entry: ffi::ua_obj_t, events: u32) {
        // SAFETY: C has it from ua_may_poll_add, and forgets it in ua_vm_poll_remove.
        State::get().io.event(unsafe { native(Obj::from_raw(entry)) }, events);
    }

    /// A stream is about to be closed.
    fn ua_io_forget(stream: ffi::ua_obj_t) {
        // The first wakes who waits, if anybody does. The next finds that nobody does, and drops it.
        ua_io_event(stream, ALL);
        ua_io_event(stream, ALL);
    }

    /// For core._io_queue.poller: the place of the poll object. It is empty where nothing is registered.
    fn ua_io_poller() -> ffi::ua_result_t {
        let io = &State::get().io;
        // What the program does with it has to count: from now on it knows all that can be polled.
        let registered = if poller::leave_epoll() || io.lost.get() { io.register() } else { Ok(()) };
        deliver(registered.map(|()| io.poller.place()))
    }

    /// For core._io_queue.map: the first of the streams that are or were waited for.
    fn ua_io_entries() -> *const ffi::ua_io_entry_t {
        let first = State::get().io.first.get();
        first.map_or(0, Ref::addr) as *const ffi::ua_io_entry_t
    }

    /// A task waits for no stream any more.
    fn ua_io_remove(task: ffi::ua_obj_t) {
        State::get().io.remove(task_at(task));
    }
}
