//! Tasks: a coroutine and what the loop knows about it.

use super::entry::{Entry, Headed, HeadedByTimed, Kind, Ref, Timed};
use super::list::List;
use super::obj::Obj;
use core::cell::Cell;
use core::mem::offset_of;
use core::ops::Deref;

/// How far a task has come. Kept in the entry's `state`.
///
/// ```text
///                 the coroutine returns            +----------+
///             +----------------------------------->| Returned |
///  +------+   |                                    +----------+
///  | Live |---+   it raises, or is cancelled       +--------+
///  +------+   +----------------------------------->| Raised |
///                                                  +--------+
/// ```
/// Beside it stand flags; in the same byte [`NESTS`], so that one look tells who cannot be resumed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum State {
    /// It has not finished; zeroed memory is a live task.
    Live = 0,
    /// It has returned `data`.
    Returned = 1,
    /// It has raised `data`.
    Raised = 2,
}

/// How a task ends: its state, and whether the exception is reported unless somebody awaits it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum End {
    /// It returns.
    Returned = State::Returned as u8,
    /// It raises what nobody needs to hear of.
    Raised = State::Raised as u8,
    /// It raises.
    Unheard = State::Raised as u8 | 4,
}

impl End {
    fn state(self) -> u8 {
        self as u8 & 3
    }
}

/// Flag: the outcome of a finished task has been, or is being, awaited.
pub const RETRIEVED: u8 = 1;
/// Flag: it was woken while a loop ran within its step.
const WOKEN: u8 = 2;
/// Flag: what it has raised has ended the loop.
const FATAL: u8 = 4;

/// Whether there are Futures, and who counts requests to cancel: in the tier `full` alone.
pub(super) const FULL: bool = cfg!(feature = "full");
/// Flag: it has no coroutine: a Future, which is done when somebody says so.
const FUTURE: u8 = 8;
/// Bits above the flags: how many requests to cancel it are not taken back; as many as fit.
const CANCEL: u8 = 0x10;
const CANCELS: u8 = 0xf0;

/// In the byte of the state: a loop runs within a step of this task, so that its coroutine cannot be resumed.
pub const NESTS: u8 = 0x80;

/// A coroutine that the loop drives.
#[repr(C)]
pub struct Task {
    /// The links, and the deadline while it sleeps.
    pub timed: Timed,
    /// The coroutine: a generator, or anything with `send`.
    pub coro: Cell<Obj>,
    /// While it waits, and until the awaitable has noticed that the wait is over: what it awaits.
    /// Once finished: what it returned or raised.
    pub data: Cell<Obj>,
    /// Who awaits this task.
    pub waiters: List,
    /// What to throw into the coroutine when it is next resumed.
    pub exc: Cell<Obj>,
}

const _: () = assert!(List::is_unseen(offset_of!(Task, waiters)));

impl Task {
    /// A task for a coroutine, with the object header `base`.
    pub const fn new(base: usize, coro: Obj) -> Self {
        Task {
            timed: Timed::new(base, Kind::TASK),
            coro: Cell::new(coro),
            data: Cell::new(Obj::NONE),
            waiters: List::new(),
            exc: Cell::new(Obj::NONE),
        }
    }

    /// How far it has come.
    pub fn state(&self) -> State {
        match self.state_number() {
            0 => State::Live,
            1 => State::Returned,
            _ => State::Raised,
        }
    }

    /// As [`state`](Self::state), by its number.
    pub fn state_number(&self) -> u8 {
        self.timed.state.get() & !NESTS
    }

    /// Whether it has finished, in whatever way.
    pub fn is_done(&self) -> bool {
        self.state_number() != State::Live as u8
    }

    /// Whether somebody has awaited the outcome.
    pub fn is_retrieved(&self) -> bool {
        self.timed.flags.get() & RETRIEVED != 0
    }

    /// Notes whether somebody has awaited the outcome, or will hear of it for sure.
    pub fn set_retrieved(&self, retrieved: bool) {
        self.set_flag(RETRIEVED, retrieved);
    }

    /// Whether its coroutine cannot be resumed: it is done, or nests.
    #[inline(always)]
    pub(super) fn is_closed(&self) -> bool {
        self.timed.state.get() != 0
    }

    /// Whether a loop runs within a step of this task.
    pub fn nests(&self) -> bool {
        self.timed.state.get() & NESTS != 0
    }

    /// Notes whether a loop runs within a step of this task.
    pub(super) fn set_nests(&self, nests: bool) {
        let state = self.timed.state.get() & !NESTS;
        self.timed.state.set(state | if nests { NESTS } else { 0 });
    }

    /// Notes whether it has to be woken once it nests no more. Returns what was noted before.
    pub(super) fn set_woken(&self, woken: bool) -> bool {
        let before = self.timed.flags.get() & WOKEN != 0;
        self.set_flag(WOKEN, woken);
        before
    }

    /// Whether what it has raised has ended the loop.
    pub fn is_fatal(&self) -> bool {
        self.timed.flags.get() & FATAL != 0
    }

    /// Notes that what it has raised ends the loop.
    pub(super) fn set_fatal(&self) {
        self.set_flag(FATAL, true);
    }

    /// Whether it is a Future.
    pub fn is_future(&self) -> bool {
        self.timed.flags.get() & FUTURE != 0
    }

    /// Makes a new task without a coroutine a Future.
    pub fn set_future(&self) {
        self.timed.flags.set(FUTURE);
    }

    /// How many requests to cancel it there were that are not taken back. It stops counting at 15.
    pub fn cancelling(&self) -> u32 {
        u32::from(self.timed.flags.get() / CANCEL)
    }

    /// Notes one request more.
    pub(super) fn count_cancel(&self) {
        if FULL && self.timed.flags.get() & CANCELS != CANCELS {
            self.timed.flags.set(self.timed.flags.get() + CANCEL);
        }
    }

    /// Takes one request back; how many are left.
    pub fn uncancel(&self) -> u32 {
        if FULL && self.cancelling() > 0 {
            self.timed.flags.set(self.timed.flags.get() - CANCEL);
        }
        self.cancelling()
    }

    fn set_flag(&self, flag: u8, on: bool) {
        let others = self.timed.flags.get() & !flag;
        self.timed
            .flags
            .set(if on { others | flag } else { others });
    }

    /// Notes the outcome.
    pub(super) fn finish(&self, end: End, data: Obj) {
        self.timed.state.set(end.state());
        self.data.set(data);
        self.exc.set(Obj::NONE);
    }
}

impl Deref for Task {
    type Target = Timed;
    fn deref(&self) -> &Timed {
        &self.timed
    }
}

// SAFETY: repr(C), `timed` comes first, which begins with an entry.
unsafe impl Headed for Task {}
// SAFETY: the same.
unsafe impl HeadedByTimed for Task {}

impl List {
    /// The first task in it.
    pub fn first_task(&self) -> Option<Ref<Task>> {
        let found = self.nth(Kind::TASK, 0)?;
        // SAFETY: the kind says so, as below.
        Some(unsafe { found.cast() })
    }
}

impl Ref<Entry> {
    /// The task that this is the head of, if it is one.
    #[inline(always)]
    pub fn as_task(self) -> Option<Ref<Task>> {
        if self.kind() == Kind::TASK {
            // SAFETY: an entry of kind TASK is the head of a Task, and the reference has the
            // provenance of the whole object.
            Some(unsafe { self.cast() })
        } else {
            None
        }
    }
}
