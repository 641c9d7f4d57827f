//! The scheduler. It knows two doors, a clock and a VM ([`doors`]), and nothing of MicroPython.

pub mod cancel;
pub mod doors;
pub mod entry;
pub mod inbox;
pub mod list;
pub mod obj;
pub mod round;
pub mod task;
pub mod time;
pub mod timers;
pub mod wait;

use core::cell::Cell;
use doors::Time;
use entry::{Entry, Place, Ref, Timed};
use inbox::{Inbox, Signal};
use list::List;
use task::Task;
use time::Clock;
use timers::Timers;

/// All that the loop knows. Zeroed memory, with the clock started, is a loop with nothing to do.
#[repr(C)]
pub struct Sched {
    /// Who can run now, in turn.
    pub(crate) ready: List,
    ready_len: Cell<u32>,
    /// Who sleeps.
    pub(crate) timers: Timers,
    /// Whose coroutine is being resumed.
    current: Cell<Option<Ref<Task>>>,
    /// How many loops are running, one within a step of the other.
    running: Cell<u32>,
    /// How often all tasks were forgotten.
    forgotten: Cell<u32>,
    /// Whether a loop that is about to wait has to look at its end once more: an inner one has ended, or all tasks were
    /// forgotten.
    look_again: Cell<bool>,
    /// Events that were set. Their waiters precede whatever is made ready after the set.
    inbox: Inbox,
    /// Flags that were set. The loop looks at them between two steps, as upstream polls them.
    flags: Inbox,
    /// The loop's time.
    pub clock: Clock,
    /// What CPython's loop has of itself.
    pub settings: Settings,
}

/// What CPython's loop has of itself. C sees it as `ua_loop_t`.
#[repr(C)]
pub struct Settings {
    /// How long a step may take, in microseconds, before it is reported in debug mode.
    pub slow_us: Cell<u32>,
    /// When the step began, by the counter of microseconds; in debug mode.
    began: Cell<u32>,
    /// Whether steps are timed: not 0. A word, which every step looks at.
    pub debug: Cell<u32>,
    /// Whom the loop runs for, if a round is to follow the one in which that task ends.
    lingers: Cell<Option<Ref<Task>>>,
    /// Whether the loop was closed since it last ran.
    pub closed: Cell<bool>,
    /// Whether a Runner turns it: who awaits a task that ends the loop is woken all the same.
    pub runner: Cell<bool>,
}

impl Sched {
    /// A loop with nothing to do.
    pub const fn new() -> Self {
        Sched {
            ready: List::new(),
            ready_len: Cell::new(0),
            timers: Timers::new(),
            current: Cell::new(None),
            running: Cell::new(0),
            forgotten: Cell::new(0),
            look_again: Cell::new(false),
            inbox: Inbox::new(),
            flags: Inbox::new(),
            clock: Clock::new(),
            settings: Settings {
                slow_us: Cell::new(0),
                began: Cell::new(0),
                debug: Cell::new(0),
                lingers: Cell::new(None),
                closed: Cell::new(false),
                runner: Cell::new(false),
            },
        }
    }

    /// The task whose coroutine is being resumed. `None` between steps and outside the loop.
    pub fn current(&self) -> Option<Ref<Task>> {
        self.current.get()
    }

    /// Makes another task the current one, as `core.cur_task = t` in Python does.
    pub fn set_current(&self, task: Option<Ref<Task>>) {
        self.current.set(task);
    }

    /// Whether a loop is running.
    pub fn is_running(&self) -> bool {
        self.running.get() != 0
    }

    /// The time now, in microseconds of the loop's clock.
    pub fn now(&self, time: &impl Time) -> u64 {
        self.clock.now(time.ticks_us(), || time.ticks_ms())
    }

    /// Puts an entry that stands nowhere at the end of the ready queue.
    pub fn make_ready(&self, entry: Ref<Entry>) {
        // What an interrupt has set comes first: it was earlier.
        self.sync();
        self.push_ready(entry);
    }

    #[inline(always)]
    fn push_ready(&self, entry: Ref<Entry>) {
        self.ready.push(entry, Place::Ready);
        self.ready_len.set(self.ready_len.get().wrapping_add(1));
    }

    /// Takes the next entry of the ready queue.
    #[inline(always)]
    pub fn pop_ready(&self) -> Option<Ref<Entry>> {
        let entry = self.ready.pop()?;
        self.ready_len.set(self.ready_len.get().wrapping_sub(1));
        Some(entry)
    }

    /// Takes an entry out of the ready queue, wherever it stands in it.
    pub fn remove_ready(&self, entry: Ref<Entry>) {
        self.ready.remove(entry);
        self.ready_len.set(self.ready_len.get().wrapping_sub(1));
    }

    /// How many stand in the ready queue.
    pub fn ready_len(&self) -> u32 {
        self.ready_len.get()
    }

    /// Wakes the waiters of the events that were set. A plain load when none was.
    #[inline(always)]
    pub fn sync(&self) {
        if !self.inbox.is_empty() {
            self.drain(false);
        }
    }

    /// Between two steps: wakes the waiters of the events and flags that were set.
    #[inline(always)]
    fn sync_all(&self) {
        if !self.nothing_set() {
            self.drain(true);
        }
    }

    /// Wakes whom the events were set for; then, if asked to, whom the flags were. A flag that is unset again wakes nobody, as
    /// upstream, which polls flags.
    #[cold]
    fn drain(&self, flags: bool) {
        let mut is_flag = false;
        loop {
            let inbox = if is_flag { &self.flags } else { &self.inbox };
            if let Some(signal) = inbox.take() {
                if !is_flag || (!signal.waiters.is_empty() && signal.see()) {
                    self.wake_all(&signal.waiters);
                }
            } else if is_flag == flags {
                return;
            } else {
                is_flag = true;
            }
        }
    }

    /// Whether nothing was set that the loop has not noticed. Plain loads.
    pub fn nothing_set(&self) -> bool {
        self.inbox.head() | self.flags.head() == 0
    }

    /// Whether there is something to do for the loop, so that it must not wait. Any context.
    pub fn has_work(&self) -> bool {
        // One word of all, as the branches take more.
        let words = self.inbox.head() | self.flags.head() | self.ready_len() as usize;
        words | usize::from(self.look_again.get()) != 0
    }

    /// Sets an event. Any context; the loop notices before it next looks at its queues.
    pub fn post(&self, signal: Ref<Signal>) {
        self.inbox.post(signal);
    }

    /// Sets a flag. Any context; the loop notices before its next step.
    pub fn post_flag(&self, signal: Ref<Signal>) {
        self.flags.post(signal);
    }

    /// Makes everybody in a list ready, first come first.
    pub fn wake_all(&self, waiters: &List) {
        while let Some(entry) = waiters.pop() {
            self.push_ready(entry);
        }
    }

    /// The task that runs next, or would: the first that is ready, or the first sleeper.
    pub fn first_task(&self) -> Option<Ref<Task>> {
        let ready = self.ready.first_task();
        ready.or_else(|| self.timers.first()?.entry().as_task())
    }

    /// Takes an entry out of whatever queue it stands in.
    pub fn unqueue(&self, timed: Ref<Timed>) {
        match timed.place() {
            Place::Ready => self.remove_ready(timed.entry()),
            Place::Timer => self.timers.remove(timed),
            Place::Waiting => {
                let list = timed.aux.get() as *const List;
                // SAFETY: in a list of waiters `aux` is its address, or 0 of a hook that is not to be taken out so; the list's owner is
                // the awaitable, which who waits holds.
                if let Some(list) = unsafe { list.as_ref() } {
                    list.remove(timed.entry());
                }
            }
            Place::Nowhere => {}
        }
    }

    /// Forgets every task, as `new_event_loop()` does. A loop that runs ends when nothing can be woken any more: the task
    /// that it is to run to its end is forgotten, too.
    pub fn forget(&self) {
        self.forgotten.set(self.forgotten.get().wrapping_add(1));
        self.look_again.set(true);
        while let Some(entry) = self.pop_ready() {
            entry.forget();
        }
        while let Some(timed) = self.timers.first() {
            self.timers.remove(timed);
            timed.forget();
        }
    }
}

impl Default for Sched {
    fn default() -> Self {
        Self::new()
    }
}
