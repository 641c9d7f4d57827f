//! Waiting for streams, through MicroPython's own `select.poll`, once a round.
//!
//! Each stream that is waited for has an [`IoEntry`] with at most one reader and one writer. When
//! nobody waits any more the entry stays registered for a while, with no events asked for: the next
//! wait for the same stream then allocates nothing.
//!
//! ```text
//!            wait()                          event()
//! [unknown] -------> [awaited: in a list] <-----------> [idle: the last IDLE_MAX of them]
//!     ^                                      wait()        |  pushed out by others, closed,
//!     +----------------------------------------------------+  or an error nobody waited for
//! ```

use crate::api::poller::{self, Poller};
use crate::api::State;
use crate::sched::entry::{Place, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::{alloc, native, Native};
use crate::vm::export::{deliver_unit, export};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;
use heapless::Vec;

/// How many streams stay registered though nobody waits for them.
const IDLE_MAX: usize = 8;
/// How often a stream is asked that cannot tell by itself, in microseconds.
const ASK_EVERY_US: u32 = 1000;
/// The longest wait for streams, in milliseconds: should Ctrl-C come just before the system's poll
/// begins, this is how late it is noticed.
const WAIT_MAX_MS: u32 = 500;

/// A stream that is, or was, waited for.
#[repr(C)]
pub struct IoEntry {
    base: usize,
    stream: Cell<Obj>,
    reader: Cell<Option<Ref<Task>>>,
    writer: Cell<Option<Ref<Task>>>,
    next: Cell<Option<Ref<IoEntry>>>,
    /// The system's poll does not know it: it is asked directly.
    direct: Cell<bool>,
    /// Nobody tells when it becomes ready.
    silent: Cell<bool>,
}

// SAFETY: repr(C), the header comes first; zeroes are valid in every field.
unsafe impl Native for IoEntry {
    const KIND: u32 = ffi::ua_kind_t_UA_KIND_IO_ENTRY;
}

/// The streams that the loop knows. Part of the collector's root.
#[repr(C)]
pub struct Io {
    poller: Poller,
    awaited: Cell<Option<Ref<IoEntry>>>,
    idle: Cell<Vec<Ref<IoEntry>, IDLE_MAX>>,
}

impl Io {
    /// No stream is known.
    pub const fn new() -> Self {
        Io {
            poller: Poller::new(),
            awaited: Cell::new(None),
            idle: Cell::new(Vec::new()),
        }
    }

    /// Whether somebody waits for a stream.
    pub fn is_awaited(&self) -> bool {
        self.awaited.get().is_some()
    }

    /// Looks at all streams, without waiting. Once a round.
    pub fn poll(&self) -> Result<(), Raise> {
        self.ask_direct()?;
        self.poll_wait(0)
    }

    /// Waits until a stream has an event, at most `max_us`.
    pub fn wait(&self, max_us: u32) -> Result<(), Raise> {
        let mut max_us = max_us;
        if self.entries().any(|entry| entry.silent.get()) {
            max_us = max_us.min(ASK_EVERY_US);
        }
        self.poll_wait((max_us / 1000).min(WAIT_MAX_MS))
    }

    fn poll_wait(&self, max_ms: u32) -> Result<(), Raise> {
        if self.poller.is_none() {
            self.entries()
                .filter(|entry| !entry.direct.get())
                .try_for_each(|entry| self.add(entry, mask(entry)))?;
        }
        self.poller.wait(max_ms)
    }

    fn entries(&self) -> impl Iterator<Item = Ref<IoEntry>> {
        let mut next = self.awaited.get();
        core::iter::from_fn(move || {
            let entry = next?;
            next = entry.next.get();
            Some(entry)
        })
    }

    /// Asks the streams that the system's poll does not know.
    fn ask_direct(&self) -> Result<(), Raise> {
        // An event may take an entry out of the list, and no more than that one: the next is noted
        // first.
        let mut next = self.awaited.get();
        while let Some(entry) = next {
            next = entry.next.get();
            if !entry.direct.get() {
                continue;
            }
            let ready = poller::ask(entry.stream.get(), mask(entry))?;
            if ready != 0 {
                self.event(entry, ready);
            }
        }
        Ok(())
    }

    /// The entry of a stream, taken out of the idle ones if it is there.
    fn find(&self, stream: Obj) -> Option<Ref<IoEntry>> {
        let known = self.entries().find(|entry| entry.stream.get() == stream);
        known.or_else(|| {
            let mut idle = self.idle.take();
            let at = idle.iter().position(|entry| entry.stream.get() == stream);
            let entry = at.map(|at| idle.remove(at));
            self.idle.set(idle);
            let entry = entry?;
            entry.next.set(self.awaited.replace(Some(entry)));
            Some(entry)
        })
    }

    /// Takes an entry out of the awaited ones.
    fn unlink(&self, entry: Ref<IoEntry>) {
        let mut link = None::<Ref<IoEntry>>;
        for other in self.entries() {
            if other == entry {
                match link {
                    None => self.awaited.set(entry.next.get()),
                    Some(before) => before.next.set(entry.next.get()),
                }
                entry.next.set(None);
                return;
            }
            link = Some(other);
        }
    }

    /// Nobody waits for it any more: it stays registered until others push it out.
    fn retire(&self, entry: Ref<IoEntry>) {
        self.unlink(entry);
        let mut idle = self.idle.take();
        if idle.is_full() {
            self.unregister(idle.remove(0));
        }
        // There is room now.
        let _ = idle.push(entry);
        self.idle.set(idle);
    }

    /// Whether the poll object knows the entry's stream.
    fn is_registered(&self, entry: Ref<IoEntry>) -> bool {
        !entry.direct.get() && !self.poller.is_none()
    }

    /// The poll object forgets it.
    fn unregister(&self, entry: Ref<IoEntry>) {
        if self.is_registered(entry) {
            self.poller.remove(entry.stream.get());
        }
    }

    /// Asks for the events that are waited for; again they are reported once.
    fn rearm(&self, entry: Ref<IoEntry>) -> Result<(), Raise> {
        if self.is_registered(entry) {
            self.poller.modify(entry.stream.get(), mask(entry))?;
        }
        Ok(())
    }

    /// Registers an entry's stream, unless it is to be asked directly. Where the poll object is lost
    /// by that, the next `poll_wait` registers anew what is awaited.
    fn add(&self, entry: Ref<IoEntry>, events: u32) -> Result<(), Raise> {
        let added = self.poller.add(entry.stream.get(), events);
        if added.is_err() {
            self.idle.take();
        }
        entry.direct.set(added?);
        Ok(())
    }

    /// A new entry, registered.
    fn register(&self, stream: Obj, event: u32) -> Result<Ref<IoEntry>, Raise> {
        let entry = alloc::<IoEntry>()?;
        entry.stream.set(stream);
        self.add(entry, event)?;
        entry
            .silent
            .set(entry.direct.get() || poller::is_python(stream));
        entry.next.set(self.awaited.replace(Some(entry)));
        Ok(entry)
    }

    fn wait_for(&self, stream: Obj, event: u32, task: Ref<Task>) -> Result<(), Raise> {
        match self.find(stream) {
            None => self.register(stream, event)?.slot(event).set(Some(task)),
            Some(entry) => {
                if entry.slot(event).get().is_some() {
                    return Err(Raise::STREAM_BUSY);
                }
                entry.slot(event).set(Some(task));
                if let Err(raise) = self.rearm(entry) {
                    entry.slot(event).set(None);
                    if mask(entry) == 0 {
                        self.unlink(entry);
                    }
                    return Err(raise);
                }
            }
        }
        Ok(())
    }

    /// A stream has events: wakes who waits for one of them. Errors and hang-ups wake both.
    fn event(&self, entry: Ref<IoEntry>, events: u32) {
        if events & !ffi::UA_IO_OUT != 0 {
            wake(entry.reader.take());
        }
        if events & !ffi::UA_IO_IN != 0 {
            wake(entry.writer.take());
        }
        if mask(entry) == 0 {
            self.retire(entry);
        } else if self.rearm(entry).is_err() {
            // It cannot be polled for the other direction any more: that task finds out itself.
            wake(entry.reader.take());
            wake(entry.writer.take());
            self.retire(entry);
        }
    }

    /// A stream is about to be closed, or its registration is of no use.
    pub fn forget(&self, stream: Obj) {
        if let Some(entry) = self.find(stream) {
            wake(entry.reader.take());
            wake(entry.writer.take());
            self.unlink(entry);
            self.unregister(entry);
        }
    }

    /// A task waits for no stream any more. `true`: it did.
    pub fn remove(&self, task: Ref<Task>) -> bool {
        let mut waited = false;
        let mut next = self.awaited.get();
        while let Some(entry) = next {
            next = entry.next.get();
            for slot in [&entry.reader, &entry.writer] {
                if slot.get() == Some(task) {
                    slot.set(None);
                    waited = true;
                }
            }
            if mask(entry) == 0 {
                // Its events are still armed: it must not be kept.
                self.unlink(entry);
                self.unregister(entry);
            }
        }
        waited
    }
}

impl Default for Io {
    fn default() -> Self {
        Self::new()
    }
}

impl IoEntry {
    /// Who waits for the event.
    fn slot(&self, event: u32) -> &Cell<Option<Ref<Task>>> {
        if event == ffi::UA_IO_IN {
            &self.reader
        } else {
            &self.writer
        }
    }
}

fn mask(entry: Ref<IoEntry>) -> u32 {
    let read = entry.reader.get().map_or(0, |_| ffi::UA_IO_IN);
    let write = entry.writer.get().map_or(0, |_| ffi::UA_IO_OUT);
    read | write
}

fn wake(task: Option<Ref<Task>>) {
    if let Some(task) = task {
        if task.place() == Place::Nowhere && !task.is_done() {
            State::sched().make_ready(task.entry());
        }
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
            State::get().io.wait_for(Obj::from_raw(stream), event, current)?;
            State::sched().suspend(current, Obj::from_raw(awaitable))?;
            Ok(())
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
        let stream = Obj::from_raw(stream);
        match io.entries().find(|entry| entry.stream.get() == stream) {
            Some(entry) => io.event(entry, events),
            // An error or hang-up of an idle one: it would be reported for ever.
            None => io.forget(stream),
        }
    }

    /// A stream is about to be closed.
    fn ua_io_forget(stream: ffi::ua_obj_t) {
        State::get().io.forget(Obj::from_raw(stream));
    }

    /// A task waits for no stream any more.
    fn ua_io_remove(task: ffi::ua_obj_t) {
        // SAFETY: C passes a task.
        State::get().io.remove(unsafe { native(Obj::from_raw(task)) });
    }
}
