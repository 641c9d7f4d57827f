//! The scheduler's doors, onto the fake world.

use super::world::{Error, Irq, World};
use uasyncio::sched::doors::{Step, Time, Vm};
use uasyncio::sched::entry::{Entry, Ref};
use uasyncio::sched::obj::Obj;
use uasyncio::sched::task::{State, Task};

/// The number of the CancelledError.
pub const CANCELLED: usize = 1_000_001;

/// A longer trace than this is that of a loop which does not end.
const TOO_LONG: usize = 100_000;

pub fn exception(exc: usize) -> String {
    match exc {
        CANCELLED => "cancelled".into(),
        _ => exc.to_string(),
    }
}

impl World {
    /// Fails if the test has asked for it.
    fn door(&self, name: &'static str) -> Result<(), Error> {
        let mut failing = self.failing.borrow_mut();
        let Some(i) = failing.iter().position(|(door, _)| *door == name) else {
            return Ok(());
        };
        if failing[i].1 > 0 {
            failing[i].1 -= 1;
            return Ok(());
        }
        failing.remove(i);
        drop(failing);
        self.say(format!("{name} fails"));
        Err(Error::Door(name))
    }

    pub fn interrupt(&self, irq: Irq) -> Result<(), Error> {
        match irq {
            Irq::Set(signal) => self.sched.post(signal),
            Irq::SetClear(signal) => {
                self.sched.post(signal);
                signal.clear();
            }
            Irq::Spurious => {}
            Irq::CtrlC => return Err(Error::Door("ctrl-c")),
        }
        Ok(())
    }

    fn hook_name(&self, hook: Ref<Entry>) -> &'static str {
        let hooks = self.hooks.borrow();
        let found = hooks.iter().find(|(addr, _)| *addr == hook.addr());
        found.expect("a hook of this world").1
    }

    fn hook_wakes(&self, name: &'static str) {
        let wakes = self.hook_wakes.borrow();
        for (_, task) in wakes.iter().filter(|(hook, _)| *hook == name) {
            self.sched.make_ready(task.entry());
        }
    }
}

impl Time for World {
    fn ticks_us(&self) -> u32 {
        self.time.get() as u32
    }

    fn ticks_ms(&self) -> u32 {
        (self.time.get() / 1000) as u32
    }
}

/// Stands for the exception of a `task_done` that was told to fail.
const TASK_DONE_FAILED: Obj = Obj::from_raw(usize::MAX);

impl Vm for World {
    type Error = Error;

    fn resume(&self, coro: Obj, exc: Obj) -> Step {
        self.turn(coro.raw() - 1, exc)
    }

    fn handle_pending(&self, _callbacks: bool) -> Result<(), Error> {
        self.door("pending")
    }

    /// The next interrupt comes, or the time passes.
    fn wait(&self, max_us: u32) -> Result<(), Error> {
        self.say(format!("wait {max_us}"));
        self.door("wait")?;
        if self.trace.borrow().len() > TOO_LONG {
            return Err(Error::Stuck);
        }
        let until = self.time.get() + u64::from(max_us).min(self.longest_wait.get());
        let irq = self.irqs.borrow().front().copied();
        match irq {
            Some((at, irq)) if at <= until => {
                self.irqs.borrow_mut().pop_front();
                self.time.set(at);
                self.interrupt(irq)
            }
            _ => {
                self.time.set(until + self.late.get());
                Ok(())
            }
        }
    }

    fn error(&self, exc: Obj) -> Error {
        if exc == TASK_DONE_FAILED {
            return Error::Door("task_done");
        }
        Error::Exc(exc.raw())
    }

    fn exception(&self, error: Error) -> Obj {
        match error {
            Error::Exc(exc) => Obj::from_raw(exc),
            _ => TASK_DONE_FAILED,
        }
    }

    fn poll(&self) -> Result<bool, Error> {
        self.door("poll")?;
        Ok(self.streams.get())
    }

    fn fire(&self, hook: Ref<Entry>) -> Result<(), Error> {
        let name = self.hook_name(hook);
        self.say(format!("{name} fires"));
        self.hook_wakes(name);
        Ok(())
    }

    fn task_done(&self, hook: Ref<Entry>, task: Ref<Task>) -> Result<(), Error> {
        let name = self.hook_name(hook);
        let how = match task.state() {
            State::Live => "alive",
            State::Returned => "returned",
            State::Raised => "raised",
        };
        self.say(format!("{name}: {} {how}", self.name(task)));
        self.door("task_done")?;
        self.hook_wakes(name);
        Ok(())
    }

    fn report(&self, task: Ref<Task>) -> Result<(), Error> {
        let exc = exception(task.data.get().raw());
        self.say(format!("report {}: {exc}", self.name(task)));
        self.door("report")
    }

    fn cancelled_error(&self) -> Obj {
        Obj::from_raw(CANCELLED)
    }

    fn remove_from(&self, queue: Obj, task: Ref<Task>) -> Result<(), Error> {
        self.say(format!("remove {} from {}", self.name(task), queue.raw()));
        self.door("remove")
    }

    fn task_of(&self, obj: Obj) -> Option<Ref<Task>> {
        let coros = self.coros.borrow();
        let mut tasks = coros.iter().map(|coro| coro.task);
        tasks.find(|task| task.addr() == obj.raw())
    }
}
