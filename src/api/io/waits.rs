//! Waiting for streams, through MicroPython's own `select.poll`, and on Linux through epoll.
//!
//! Each stream that is waited for has an [`IoEntry`] with at most one reader and one writer. When
//! nobody waits any more the entry stays registered for a while: the next wait for the same stream then
//! allocates nothing.
//!
//! ```text
//!            wait_for()                event()
//! [unknown] -----------> [awaited] <-------------> [idle: MAX_IDLE of them]
//!     ^                                wait_for()      |  too many, closed, or an error that
//!     +------------------------------------------------+  nobody waited for
//! ```
//! All of them stand in one list; nobody is taken out of it but by [`Io::drop`].

use crate::api::io::entry::{IoEntry, ALL, DIRECT, SILENT, SYSTEM_POLL, UNSETTLED};
use crate::api::io::poller::{self, Poller};
use crate::api::io::rest::Rest;
use crate::api::State;
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::vm::alloc::alloc;
use crate::vm::mp;
use crate::vm::raise::Raise;
use core::cell::Cell;

/// How often the loop asks a stream that cannot wake it, in microseconds.
const ASK_EVERY_US: u32 = 1000;
/// The longest wait for streams, in milliseconds: should Ctrl-C come just before the system's poll
/// begins, this is how late it is noticed.
const WAIT_MAX_MS: u32 = 500;
/// How many streams that nobody waits for stay registered. They are kept alive. Those of epoll are not counted: they are no more
/// than there are descriptors.
const MAX_IDLE: usize = 8;

/// The streams that the loop knows. Part of the collector's root.
#[repr(C)]
pub struct Io {
    pub(super) poller: Poller,
    /// The entries, the newest first.
    pub(super) first: Cell<Option<Ref<IoEntry>>>,
    /// How many of them are awaited.
    awaited: Cell<usize>,
    /// How many of them are idle, but for those of epoll.
    idle: Cell<usize>,
    /// How many of them have to be asked directly.
    direct: Cell<usize>,
    /// Whether the poll object was lost, with what was registered.
    pub(super) lost: Cell<bool>,
    /// Which polls can be left out.
    pub(super) rest: Rest,
}

impl Io {
    /// Whether somebody waits for a stream.
    pub fn is_awaited(&self) -> bool {
        self.awaited.get() != 0
    }

    /// Looks at all streams, without waiting. Once a round.
    pub fn poll(&self) -> Result<(), Raise> {
        let mut told = true;
        if SYSTEM_POLL && self.direct.get() != 0 {
            told = !self.poller.is_none();
            for entry in self.entries().filter(|entry| entry.is_awaited()) {
                if entry.is_direct() {
                    let ready = poller::ask(entry.stream.get(), entry.events())?;
                    if ready != 0 {
                        self.event(entry, ready);
                    }
                } else {
                    told = true;
                }
            }
        }
        // With nobody ready, the wait that follows polls.
        if told && State::sched().ready_len() != 0 && !self.rest.leave_out() {
            self.poll_wait(0)?;
        }
        Ok(())
    }

    /// Waits until a stream has an event, at most `max_us`.
    pub fn wait(&self, max_us: u32) -> Result<(), Raise> {
        let mut max_us = max_us;
        let asked =
            |entry: Ref<IoEntry>| entry.is_awaited() && matches!(entry.how.get(), SILENT | DIRECT);
        if (!SYSTEM_POLL || self.direct.get() != 0) && self.entries().any(asked) {
            max_us = max_us.min(ASK_EVERY_US);
        }
        self.rest.waited();
        self.poll_wait((max_us / 1000).min(WAIT_MAX_MS))
    }

    fn poll_wait(&self, max_ms: u32) -> Result<(), Raise> {
        if self.lost.get() {
            self.register()?;
        }
        self.poller.wait(max_ms)
    }

    /// The entries of the list. One that is taken out meanwhile does no harm: it still names the next one.
    fn entries(&self) -> impl Iterator<Item = Ref<IoEntry>> {
        let mut next = self.first.get();
        core::iter::from_fn(move || {
            let entry = next?;
            next = entry.next.get();
            Some(entry)
        })
    }

    /// The entry of a stream.
    #[inline(never)]
    pub(super) fn find(&self, stream: Obj) -> Option<Ref<IoEntry>> {
        poller::known(stream).or_else(|| self.entries().find(|entry| entry.stream.get() == stream))
    }

    /// One more, or one less, of something.
    fn add(count: &Cell<usize>, more: usize) {
        count.set(count.get().wrapping_add(more));
    }

    fn count_idle(&self, entry: Ref<IoEntry>, more: usize) {
        if !entry.is_epoll() {
            Self::add(&self.idle, more);
        }
    }

    /// Takes an entry, which nobody waits for, out of the list.
    #[inline(never)]
    fn drop(&self, entry: Ref<IoEntry>) {
        match self.entries().take_while(|other| *other != entry).last() {
            Some(before) => before.next.set(entry.next.get()),
            None => self.first.set(entry.next.get()),
        }
        self.count_idle(entry, usize::MAX);
        if entry.is_direct() {
            Self::add(&self.direct, usize::MAX);
        } else {
            self.poller.remove(entry);
        }
    }

    /// Asks for the events that are waited for; they are reported once at least. A new entry gets registered. When
    /// that fails, the poll object is lost.
    #[inline(never)]
    fn arm(&self, entry: Ref<IoEntry>) -> Result<(), Raise> {
        if entry.is_direct() {
            return Ok(());
        }
        let how = self.poller.add(entry);
        self.lost.set(self.lost.get() | how.is_err());
        entry.how.set(how?);
        if entry.is_direct() {
            Self::add(&self.direct, 1);
        }
        Ok(())
    }

    /// Registers what the lost poll object knew.
    #[inline(never)]
    pub(super) fn register(&self) -> Result<(), Raise> {
        self.lost.set(false);
        for entry in self.entries() {
            if entry.is_direct() {
                continue;
            }
            if entry.is_epoll() && !entry.is_awaited() {
                Self::add(&self.idle, 1);
            }
            entry.how.set(UNSETTLED);
            if entry.is_awaited() {
                self.arm(entry)?;
            }
        }
        Ok(())
    }

    /// Nobody waits for a stream any more.
    fn ended(&self, entry: Ref<IoEntry>) {
        Self::add(&self.awaited, usize::MAX);
        self.count_idle(entry, 1);
        if self.idle.get() > MAX_IDLE {
            let idle = |entry: &Ref<IoEntry>| !entry.is_awaited() && !entry.is_epoll();
            if let Some(oldest) = self.entries().filter(idle).last() {
                self.drop(oldest);
            }
        }
    }

    pub(super) fn wait_for(&self, stream: Obj, event: u32, task: Ref<Task>) -> Result<(), Raise> {
        let entry = match self.find(stream) {
            Some(entry) => entry,
            None => {
                let entry = alloc::<IoEntry>().get()?;
                entry.stream.set(stream);
                entry.next.set(self.first.replace(Some(entry)));
                Self::add(&self.idle, 1);
                entry
            }
        };
        let idle = !entry.is_awaited();
        if !entry.wait(event, task) {
            return Err(Raise::STREAM_BUSY);
        }
        if idle {
            Self::add(&self.awaited, 1);
            self.count_idle(entry, usize::MAX);
        }
        let armed = self.arm(entry);
        if armed.is_err() {
            self.remove(task);
        }
        armed
    }

    /// A stream has events.
    #[inline(never)]
    pub(super) fn event(&self, entry: Ref<IoEntry>, events: u32) {
        if !entry.is_awaited() {
            // An error or hang-up of an idle one: it would be reported for ever.
            self.drop(entry);
            return;
        }
        entry.wake(events);
        if entry.is_awaited() && self.arm(entry).is_err() {
            // It cannot be polled for the other direction any more: that task finds out itself.
            entry.wake(ALL);
        }
        if !entry.is_awaited() {
            self.ended(entry);
        }
    }

    /// Forgets all streams, and who waits for them.
    pub fn forget(&self) {
        self.poller.give_up();
        mp::forget_epoll();
        self.first.set(None);
        self.awaited.set(0);
        self.idle.set(0);
        self.direct.set(0);
    }

    /// A task waits for no stream any more. `true`: it did.
    #[inline(never)]
    pub fn remove(&self, task: Ref<Task>) -> bool {
        let mut waited = false;
        for entry in self.entries() {
            if entry.remove(task) {
                waited = true;
                if !entry.is_awaited() {
                    self.ended(entry);
                }
            }
        }
        waited
    }
}
