//! One turn of a fake coroutine, with awaitables that do what the real ones do (src/api).

use super::doors::exception;
use super::script::{Act, Doing};
use super::world::World;
use uasyncio::sched::doors::{Step, Vm};
use uasyncio::sched::entry::{Place, Ref};
use uasyncio::sched::obj::Obj;
use uasyncio::sched::task::{State, Task};

/// The object that every sleep shares.
const SLEEP: Obj = Obj::from_raw(1_000_003);

/// What an action came to.
enum Came {
    /// The next action follows at once.
    On,
    /// The first action follows at once.
    Again,
    /// The coroutine is suspended, and will be asked for the same action once more.
    Waits,
    /// The turn is over in this way.
    Ends(Step),
}

impl World {
    pub fn turn(&self, coro: usize, exc: Obj) -> Step {
        let (name, task, on_throw) = {
            let coro = &self.coros.borrow()[coro];
            (coro.name, coro.task, coro.on_throw)
        };
        if !exc.is_none() {
            self.say(format!("{name} <- {}", exception(exc.raw())));
            let coro = &mut self.coros.borrow_mut()[coro];
            // A coroutine that has not begun cannot catch anything.
            if matches!(on_throw, Doing::Dies) || !coro.begun {
                return self.thrown(exc);
            }
            coro.next += 1;
            coro.waits_bare = false;
        } else {
            self.say(name.into());
            self.coros.borrow_mut()[coro].begun = true;
        }
        loop {
            let act = {
                let coro = &self.coros.borrow()[coro];
                coro.acts.get(coro.next).copied()
            };
            match self.act(name, task, act.unwrap_or(Act::Return(0)), coro) {
                Came::On => self.coros.borrow_mut()[coro].next += 1,
                Came::Again => self.coros.borrow_mut()[coro].next = 0,
                Came::Waits => {
                    self.irqs_in_turn(name);
                    return Step::Yielded;
                }
                Came::Ends(step) => return step,
            }
        }
    }

    fn thrown(&self, exc: Obj) -> Step {
        if exc == self.cancelled_error() {
            Step::Cancelled(exc)
        } else {
            Step::Raised(exc)
        }
    }

    /// The interrupts that come at the end of this task's turn.
    fn irqs_in_turn(&self, name: &'static str) {
        let due: Vec<_> = {
            let mut irqs = self.irq_in_turn.borrow_mut();
            let (due, later) = irqs.drain(..).partition(|(task, _)| *task == name);
            *irqs = later;
            due
        };
        for (_, irq) in due {
            let _ = self.interrupt(irq);
        }
    }

    fn act(&self, name: &'static str, task: Ref<Task>, act: Act, coro: usize) -> Came {
        let sched = &self.sched;
        match act {
            Act::Say(what) => self.say(format!("{name}: {what}")),
            Act::Set(signal) => sched.post(signal),
            Act::SetFlag(flag) => sched.post_flag(flag),
            Act::Clear(signal) => signal.clear(),
            Act::Spawn(other) | Act::Wake(other) => sched.make_ready(other.entry()),
            Act::WakeIfBare(other) => {
                let number = other.coro.get().raw() - 1;
                let bare = self.coros.borrow()[number].waits_bare;
                if bare && other.place() == Place::Nowhere && other != task {
                    sched.make_ready(other.entry());
                }
            }
            Act::Busy(us) => self.time.set(self.time.get() + us),
            Act::HookOn(other, hook) => other.waiters.push(hook, Place::Waiting),
            Act::HookReady(hook) => sched.make_ready(hook),
            Act::Cancel(other) => {
                let done = other.is_done();
                let cancelled = sched.cancel(self, other, self.cancelled_error());
                let other = self.name(other);
                match cancelled {
                    Ok(()) if done => self.say(format!("{name} cancels {other}: done")),
                    Ok(()) => self.say(format!("{name} cancels {other}")),
                    Err(_) => self.say(format!("{name} cannot cancel {other}")),
                }
            }
            Act::Uncancel(other) => {
                let left = sched.uncancel(other);
                self.say(format!("{name} uncancels {}: {left}", self.name(other)));
            }
            Act::Again => return Came::Again,
            Act::Sleep(_) | Act::Turn | Act::Await(_) | Act::Wait(_) | Act::WaitFlag(_) => {
                return self.wait_act(name, task, act)
            }
            Act::Bare | Act::Foreign(_) => {
                let coro = &mut self.coros.borrow_mut()[coro];
                coro.waits_bare = !coro.waits_bare;
                if !coro.waits_bare {
                    return Came::On;
                }
                if let Act::Foreign(queue) = act {
                    task.data.set(Obj::from_raw(queue));
                }
                return Came::Waits;
            }
            Act::Run(other) => {
                self.say(format!("{name} runs {}", self.name(other)));
                match sched.run(self, Some(other), false) {
                    Ok(()) => self.say(format!("{name}: its run has ended")),
                    Err(_) => return Came::Ends(Step::Fatal(Obj::from_raw(9))),
                }
            }
            Act::Forget => sched.forget(),
            Act::Return(value) => {
                self.say(format!("{name} returns {value}"));
                return Came::Ends(Step::Returned(Obj::from_raw(value)));
            }
            Act::Raise(exc) => {
                self.say(format!("{name} raises {exc}"));
                return Came::Ends(Step::Raised(Obj::from_raw(exc)));
            }
            Act::Die(exc) => {
                self.say(format!("{name} dies of {exc}"));
                return Came::Ends(Step::Fatal(Obj::from_raw(exc)));
            }
        }
        Came::On
    }

    /// `await`: what `next` of the awaitable does, at its first and at its second call.
    fn wait_act(&self, name: &'static str, task: Ref<Task>, act: Act) -> Came {
        let sched = &self.sched;
        let begun = match act {
            Act::Await(other) if other.is_done() => {
                task.finished(Obj::from_raw(other.addr()));
                other.set_retrieved(true);
                let outcome = other.data.get();
                let raised = other.state() == State::Raised;
                let other = self.name(other);
                if raised {
                    self.say(format!(
                        "{name}: {other} raised {}",
                        exception(outcome.raw())
                    ));
                    return Came::Ends(self.thrown(outcome));
                }
                self.say(format!("{name}: {other} returned {}", outcome.raw()));
                return Came::On;
            }
            Act::Await(other) => sched.wait_in(task, Obj::from_raw(other.addr()), &other.waiters),
            Act::Wait(signal) => {
                sched.sync();
                let this = Obj::from_raw(signal.addr());
                if task.finished(this) || signal.is_set() {
                    return Came::On;
                }
                sched.wait_in(task, this, &signal.waiters)
            }
            Act::WaitFlag(flag) => {
                let this = Obj::from_raw(flag.addr());
                if task.finished(this) {
                    flag.settle();
                    return Came::On;
                }
                if flag.take() {
                    return Came::On;
                }
                sched.wait_in(task, this, &flag.waiters)
            }
            _ if task.finished(SLEEP) => return Came::On,
            Act::Sleep(us) => sched.sleep_until(task, SLEEP, sched.now(self) + us),
            _ => sched.yield_turn(task, SLEEP),
        };
        begun.expect("a task that runs stands in no queue");
        Came::Waits
    }
}
