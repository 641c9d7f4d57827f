//! The world: a scheduler, its tasks, the time, what interrupts will come, and the trace.

use super::script::{Act, Doing};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::ptr::NonNull;
use uasyncio::sched::entry::{Entry, Kind, Place, Ref, Timed};
use uasyncio::sched::inbox::Signal;
use uasyncio::sched::obj::Obj;
use uasyncio::sched::task::{State, Task};
use uasyncio::sched::Sched;

/// What ends the loop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
    /// An exception object.
    Exc(usize),
    /// The door of this name was told to fail.
    Door(&'static str),
    /// The loop waits again and again: the test would hang.
    Stuck,
}

/// What an interrupt does.
#[derive(Clone, Copy)]
pub enum Irq {
    /// Sets a signal.
    Set(Ref<Signal>),
    /// Sets a signal and unsets it.
    SetClear(Ref<Signal>),
    /// Ends the wait, for no reason.
    Spurious,
    /// Ctrl-C: the wait fails.
    CtrlC,
}

/// A fake coroutine: its number is its index, plus one.
pub struct Coro {
    pub name: &'static str,
    pub task: Ref<Task>,
    pub acts: Vec<Act>,
    pub next: usize,
    pub on_throw: Doing,
    /// It has had a turn.
    pub begun: bool,
    /// It is suspended by `Bare` or `Foreign`: no object remembers that.
    pub waits_bare: bool,
}

pub struct World {
    pub sched: Sched,
    /// The true time in microseconds, from which the port's counters are made.
    pub time: Cell<u64>,
    /// By how much a wait is late.
    pub late: Cell<u64>,
    /// A wait ends after this time, if that is earlier, as a port's may.
    pub longest_wait: Cell<u64>,
    /// Whether somebody waits for a stream.
    pub streams: Cell<bool>,
    pub coros: RefCell<Vec<Coro>>,
    /// What is to come, and when.
    pub irqs: RefCell<VecDeque<(u64, Irq)>>,
    /// Interrupts in the midst of the turn of a task.
    pub irq_in_turn: RefCell<Vec<(&'static str, Irq)>>,
    /// Doors that fail, and at which call from now (0: the next).
    pub failing: RefCell<Vec<(&'static str, u32)>>,
    pub hooks: RefCell<Vec<(usize, &'static str)>>,
    /// What a hook, when it fires or its task is done, makes ready.
    pub hook_wakes: RefCell<Vec<(&'static str, Ref<Task>)>>,
    pub trace: RefCell<Vec<String>>,
}

/// A reference to an object that is never freed.
fn immortal<T>(object: T) -> Ref<T> {
    // SAFETY: initialised, and lives for ever.
    unsafe { Ref::new(NonNull::from(Box::leak(Box::new(object)))) }
}

impl World {
    pub fn new() -> Self {
        Self::at(0)
    }

    /// A world whose counters have been running for that many microseconds.
    pub fn at(time: u64) -> Self {
        let world = World {
            sched: Sched::new(),
            time: Cell::new(time),
            late: Cell::new(0),
            longest_wait: Cell::new(u64::MAX),
            streams: Cell::new(false),
            coros: RefCell::default(),
            irqs: RefCell::default(),
            irq_in_turn: RefCell::default(),
            failing: RefCell::default(),
            hooks: RefCell::default(),
            hook_wakes: RefCell::default(),
            trace: RefCell::default(),
        };
        world.sched.clock.start(time as u32, (time / 1000) as u32);
        world
    }

    /// A task that nobody has started.
    pub fn idle_task(&self, name: &'static str, acts: &[Act]) -> Ref<Task> {
        let mut coros = self.coros.borrow_mut();
        let task = immortal(Task::new(0, Obj::from_raw(coros.len() + 1)));
        coros.push(Coro {
            name,
            task,
            acts: acts.to_vec(),
            next: 0,
            on_throw: Doing::Dies,
            begun: false,
            waits_bare: false,
        });
        task
    }

    /// `create_task(..)`
    pub fn task(&self, name: &'static str, acts: &[Act]) -> Ref<Task> {
        let task = self.idle_task(name, acts);
        self.sched.make_ready(task.entry());
        task
    }

    /// Says what a task does with what is thrown into it.
    pub fn on_throw(&self, task: Ref<Task>, doing: Doing) {
        self.coros.borrow_mut()[task.coro.get().raw() - 1].on_throw = doing;
    }

    /// Gives a task that was made before those it names its actions.
    pub fn script(&self, task: Ref<Task>, acts: &[Act]) {
        self.coros.borrow_mut()[task.coro.get().raw() - 1].acts = acts.to_vec();
    }

    pub fn signal(&self) -> Ref<Signal> {
        immortal(Signal::new(0))
    }

    /// A hook that can stand in the timer heap, too.
    pub fn timed_hook(&self, name: &'static str) -> Ref<Timed> {
        let hook = immortal(Timed::new(0, Kind::FIRST_HOOK));
        self.hooks.borrow_mut().push((hook.addr(), name));
        hook
    }

    pub fn hook(&self, name: &'static str) -> Ref<Entry> {
        let hook = immortal(Entry::new(0, Kind(Kind::FIRST_HOOK.0 + 1)));
        self.hooks.borrow_mut().push((hook.addr(), name));
        hook
    }

    /// An interrupt at a time (of the world, not of the loop). To be told in order.
    pub fn irq_at(&self, time: u64, irq: Irq) {
        self.irqs.borrow_mut().push_back((time, irq));
    }

    /// The door of that name fails at its `nth` call from now (0: the next).
    pub fn fail(&self, door: &'static str, nth: u32) {
        self.failing.borrow_mut().push((door, nth));
    }

    pub fn run(&self, main: Ref<Task>) -> Result<(), Error> {
        let outcome = self.sched.run(self, Some(main), false);
        self.check();
        outcome
    }

    /// The same, and those that are ready then have a turn.
    pub fn run_lingering(&self, main: Ref<Task>) -> Result<(), Error> {
        let outcome = self.sched.run(self, Some(main), true);
        self.check();
        outcome
    }

    /// Runs until nothing can be woken.
    pub fn run_all(&self) -> Result<(), Error> {
        let outcome = self.sched.run(self, None, false);
        self.check();
        outcome
    }

    pub fn say(&self, line: String) {
        self.trace.borrow_mut().push(line);
    }

    pub fn take_trace(&self) -> Vec<String> {
        self.trace.take()
    }

    pub fn name(&self, task: Ref<Task>) -> &'static str {
        self.coros.borrow()[task.coro.get().raw() - 1].name
    }

    /// What must hold whenever the loop does not run.
    pub fn check(&self) {
        assert!(!self.sched.is_running(), "the loop has ended");
        assert!(self.sched.current().is_none(), "nobody runs");
        let coros = self.coros.borrow();
        let tasks = coros.iter().map(|coro| coro.task);
        let ready = tasks.clone().filter(|task| task.place() == Place::Ready);
        assert!(ready.count() as u32 <= self.sched.ready_len());
        for task in tasks.filter(|task| task.is_done()) {
            assert!(
                task.waiters.is_empty(),
                "nobody waits for a task that is done"
            );
            assert!(task.exc.get().is_none(), "nothing is to be thrown into it");
            // Ready: to be reported.
            let reported = task.place() == Place::Ready && task.state() == State::Raised;
            assert!(task.place() == Place::Nowhere || reported);
        }
    }
}
