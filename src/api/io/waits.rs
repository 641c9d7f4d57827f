//! Waiting for streams, through MicroPython's own `select.poll`, once a round.
//!
//! Each stream that is waited for has an [`IoEntry`] with at most one reader and one writer. When
//! nobody waits any more the entry stays registered for a while, with no events asked for: the next
//! wait for the same stream then allocates nothing.
//!
//! ```text
//!            wait_for()                event()
//! [unknown] -----------> [awaited] <-------------> [idle: some of them, see Idle]
//!     ^                     |         wait_for()       |  too many, closed, or an error that
//!     +---------------------+--------------------------+  nobody waited for
//!        the wait is cancelled
//! ```
//! The awaited ones are in a list; [`Io::sweep`] alone takes entries out of it.

use crate::api::io::entry::{IoEntry, ALL, DIRECT, SILENT, SYSTEM_POLL, TOLD, UNSETTLED};
use crate::api::io::idle::Idle;
use crate::api::io::poller::{self, Poller};
use crate::api::tasks::task::task_at;
use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::alloc;
use crate::vm::export::{deliver, deliver_unit, export};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;

/// How often the loop asks a stream that cannot wake it, in microseconds.
const ASK_EVERY_US: u32 = 1000;
/// The longest wait for streams, in milliseconds: should Ctrl-C come just before the system's poll
/// begins, this is how late it is noticed.
const WAIT_MAX_MS: u32 = 500;

/// The streams that the loop knows. Part of the collector's root.
#[repr(C)]
pub struct Io {
    poller: Poller,
    awaited: Cell<Option<Ref<IoEntry>>>,
    idle: Idle,
}

impl Io {
    /// Whether somebody waits for a stream.
    pub fn is_awaited(&self) -> bool {
        self.awaited.get().is_some()
    }

    /// Looks at all streams, without waiting. Once a round.
    pub fn poll(&self) -> Result<(), Raise> {
        for entry in self.entries() {
            if entry.is_direct() {
                let ready = poller::ask(entry.stream.get(), entry.events())?;
                if ready != 0 {
                    self.event(entry, ready);
                }
            }
        }
        self.poll_wait(0)
    }

    /// Waits until a stream has an event, at most `max_us`.
    pub fn wait(&self, max_us: u32) -> Result<(), Raise> {
        let mut max_us = max_us;
        if self.entries().any(|entry| entry.how.get() >= SILENT) {
            max_us = max_us.min(ASK_EVERY_US);
        }
        self.poll_wait((max_us / 1000).min(WAIT_MAX_MS))
    }

    fn poll_wait(&self, max_ms: u32) -> Result<(), Raise> {
        if self.poller.is_none() {
            self.register()?;
        }
        self.poller.wait(max_ms)
    }

    /// The entries of the list. A sweep meanwhile does no harm: an entry that it takes out still names the
    /// next one.
    fn entries(&self) -> impl Iterator<Item = Ref<IoEntry>> {
        let mut next = self.awaited.get();
        core::iter::from_fn(move || {
            let entry = next?;
            next = entry.next.get();
            Some(entry)
        })
    }

    /// The entry of a stream, among the awaited ones from now on.
    #[inline(never)]
    fn find(&self, stream: Obj) -> Option<Ref<IoEntry>> {
        let awaited = self.entries().find(|entry| entry.stream.get() == stream);
        awaited.or_else(|| Some(self.link(self.idle.take(stream)?)))
    }

    fn link(&self, entry: Ref<IoEntry>) -> Ref<IoEntry> {
        entry.next.set(self.awaited.replace(Some(entry)));
        entry
    }

    /// Registers the new streams; where the poll object was lost, all of them. When that fails, the poll
    /// object is lost. A stream that has to be asked directly is not registered.
    #[inline(never)]
    fn register(&self) -> Result<(), Raise> {
        let lost = self.poller.is_none();
        for entry in self.entries() {
            let how = entry.how.get();
            if how == UNSETTLED || (lost && !entry.is_direct()) {
                let stream = entry.stream.get();
                let direct = self.poller.add(stream, entry.events())?;
                entry.how.set(if SYSTEM_POLL && direct {
                    DIRECT
                } else {
                    TOLD + u8::from(poller::is_python(stream))
                });
            }
        }
        Ok(())
    }

    /// Asks for the events that are waited for; again they are reported once.
    #[inline(never)]
    fn arm(&self, entry: Ref<IoEntry>) -> Result<(), Raise> {
        match entry.how.get() {
            UNSETTLED => self.register(),
            _ if entry.is_direct() => Ok(()),
            _ => self.poller.modify(entry.stream.get(), entry.events()),
        }
    }

    /// Takes the entries that nobody waits for out of the list. The poll object forgets those that are
    /// dropped, and those for which there is no room among the idle ones.
    #[inline(never)]
    fn sweep(&self) {
        let mut kept = None::<Ref<IoEntry>>;
        for entry in self.entries() {
            if entry.is_awaited() {
                kept = Some(entry);
                continue;
            }
            match kept {
                Some(before) => before.next.set(entry.next.get()),
                None => self.awaited.set(entry.next.get()),
            }
            let gone = if entry.is_dropped() {
                Some(entry)
            } else {
                self.idle.put(entry)
            };
            if let Some(gone) = gone {
                if !gone.is_direct() {
                    self.poller.remove(gone.stream.get());
                }
            }
        }
    }

    fn wait_for(&self, stream: Obj, event: u32, task: Ref<Task>) -> Result<(), Raise> {
        let entry = match self.find(stream) {
            Some(entry) => entry,
            None => {
                let entry = alloc::<IoEntry>()?;
                entry.stream.set(stream);
                self.link(entry)
            }
        };
        if !entry.wait(event, task) {
            return Err(Raise::STREAM_BUSY);
        }
        let armed = self.arm(entry);
        if armed.is_err() {
            entry.unwait(event);
            if !entry.is_awaited() {
                entry.drop_later();
            }
            if self.poller.is_none() {
                // It is lost, and the idle streams were registered with it.
                self.idle.clear();
            }
            self.sweep();
        }
        armed
    }

    /// A stream has events.
    #[inline(never)]
    fn event(&self, entry: Ref<IoEntry>, events: u32) {
        if !entry.is_awaited() {
            // An error or hang-up of an idle one: it would be reported for ever.
            entry.drop_later();
        } else {
            entry.wake(events);
            if entry.is_awaited() && self.arm(entry).is_err() {
                // It cannot be polled for the other direction any more: that task finds out itself.
                entry.wake(ALL);
            }
        }
        self.sweep();
    }

    /// Forgets all streams, and who waits for them.
    pub fn forget(&self) {
        self.poller.give_up();
        self.awaited.set(None);
        self.idle.clear();
    }

    /// A task waits for no stream any more. `true`: it did.
    #[inline(never)]
    pub fn remove(&self, task: Ref<Task>) -> bool {
        let mut waited = false;
        for entry in self.entries() {
            waited |= entry.remove(task);
        }
        self.sweep();
        waited
    }
}

export! {
    /// The current task waits for a stream.
    fn ua_io_wait(
        stream: ffi::ua_obj_t,
        event: u32,
        awaitable: ffi::ua_obj_t,
    ) -> ffi::ua_result_t {
        let wait = || {
            let current = State::current()?;
            let awaitable = Obj::from_raw(awaitable);
            // First, as a task that stands in a queue must not stand in the stream's entry as well.
            State::sched().suspend(current, awaitable)?;
            let begun = State::get().io.wait_for(Obj::from_raw(stream), event, current);
            if begun.is_err() {
                current.finished(awaitable);
            }
            begun
        };
        deliver_unit(wait())
    }

    /// The current task lets the others have a turn.
    fn ua_yield_turn(awaitable: ffi::ua_obj_t) -> ffi::ua_result_t {
        let turn = || {
            State::sched().yield_turn(State::current()?, Obj::from_raw(awaitable))?;
            Ok(())
        };
        deliver_unit(turn())
    }

    /// Whether the current task's wait for the awaitable is over.
    fn ua_finished(awaitable: ffi::ua_obj_t) -> bool {
        State::sched()
            .current()
            .is_some_and(|task| task.finished(Obj::from_raw(awaitable)))
    }

    /// A stream has events.
    fn ua_io_event(stream: ffi::ua_obj_t, events: u32) {
        let io = &State::get().io;
        if let Some(entry) = io.find(Obj::from_raw(stream)) {
            io.event(entry, events);
        }
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
        // Should the last one be lost, those that it knew are registered now.
        let lost = io.poller.is_none();
        let registered = if lost { io.register() } else { Ok(()) };
        deliver(registered.map(|()| io.poller.place()))
    }

    /// For core._io_queue.map: the first of the streams that are waited for.
    fn ua_io_entries() -> *const ffi::ua_io_entry_t {
        let first = State::get().io.awaited.get();
        first.map_or(0, Ref::addr) as *const ffi::ua_io_entry_t
    }

    /// A task waits for no stream any more.
    fn ua_io_remove(task: ffi::ua_obj_t) {
        State::get().io.remove(task_at(task));
    }
}
