//! The loop: rounds of steps.
//!
//! ```text
//!        +--> Ctrl-C (callbacks, too) --> inbox --> timers --> streams ----+
//!        |                                                                 |
//!        |    nobody is ready: sleep until the next deadline, or an event <+
//!        |                                                                 |
//!        +--- a step for each entry that was ready when the round began <--+
//! ```
//! A step resumes one coroutine. A round is never longer than [`MAX_STEPS`], so that a task that
//! never sleeps, or a thousand of them, cannot starve timers, streams or Ctrl-C.

use super::doors::{Step, Vm};
use super::entry::{Entry, Place, Ref};
use super::obj::Obj;
use super::task::{End, Task, FULL};
use super::time::MAX_GAP_US;
use super::Sched;

/// The most steps between two looks at the clock, the streams and the inbox.
pub const MAX_STEPS: u32 = 32;
const _: () = assert!(MAX_STEPS.is_power_of_two());

impl Sched {
    /// Runs until `main` is done; without one, or once all tasks are forgotten, until nothing can be woken any more.
    ///
    /// Within a step of a task it turns the same loop until its own end. Then that task is the current one again.
    ///
    /// With `linger`, in the tier `full`, those that are ready have their turn when `main` is done, as in CPython, whose loop is told to
    /// stop a round later.
    ///
    /// `Ok` does not look at how `main` ended: its state tells.
    pub fn run<V: Vm>(
        &self,
        vm: &V,
        main: Option<Ref<Task>>,
        linger: bool,
    ) -> Result<(), V::Error> {
        let outer = self.current.take().filter(|_| self.is_running());
        // Not, if a loop runs within its step already.
        let nesting = outer.filter(|outer| !outer.nests());
        if let Some(nesting) = nesting {
            nesting.set_nests(true);
        }
        if let Some(main) = main {
            // Who runs the loop hears of its outcome, should it end within an inner loop, too.
            main.set_retrieved(true);
        }
        self.running.set(self.running.get() + 1);
        self.settings.closed.set(false);
        let outcome = if FULL {
            let lingers = main.filter(|_| linger);
            if let Some(main) = lingers {
                main.set_woken(false);
            }
            let before = self.settings.lingers.replace(lingers);
            let outcome = self.rounds(vm, main.filter(|_| !linger));
            self.settings.lingers.set(before);
            outcome
        } else {
            self.rounds(vm, main)
        };
        self.running.set(self.running.get() - 1);
        if let Some(main) = main.filter(|main| !main.is_done()) {
            main.set_retrieved(false);
        }
        self.current.set(outer);
        if let Some(nesting) = nesting {
            nesting.set_nests(false);
            if nesting.set_woken(false) && nesting.place() == Place::Nowhere {
                self.make_ready(nesting.entry());
            }
        }
        self.look_again.set(true);
        outcome
    }

    #[inline(never)]
    fn rounds<V: Vm>(&self, vm: &V, main: Option<Ref<Task>>) -> Result<(), V::Error> {
        let forgotten = self.forgotten.get();
        let mut steps_since_callbacks = 0;
        loop {
            if main.is_some_and(|main| main.is_done()) {
                return Ok(());
            }
            // A task that runs has its scheduled callbacks run by the VM, at every turn of a loop, and
            // the idle wait sees to them as well: a sleeper that is due comes first.
            // Below twice that many: a bit says it.
            vm.handle_pending(steps_since_callbacks & MAX_STEPS != 0)?;
            steps_since_callbacks &= MAX_STEPS - 1;
            self.sync_all();
            self.wake_sleepers(vm);
            let streams = vm.poll()?;
            if self.ready.is_empty() {
                if self.look_again.replace(false) {
                    // A callback, or a stream's, has run an inner loop.
                    continue;
                }
                let lingers = self.lingers();
                if lingers.is_some_and(|lingers| lingers.is_done()) {
                    return Ok(());
                }
                let endless =
                    (main.is_some() || lingers.is_some()) && forgotten == self.forgotten.get();
                if !endless && !streams && self.timers.is_empty() {
                    return Ok(());
                }
                // The wait for streams is no wait at all where less than its unit is left.
                steps_since_callbacks = u32::from(streams) * MAX_STEPS;
                self.idle(vm)?;
                continue;
            }
            if let Some(lingers) = self.lingers() {
                // The round in which it ended is over; one more, which it notes by a flag that is of no other use to it now.
                if lingers.is_done() && lingers.set_woken(true) {
                    return Ok(());
                }
            }
            if FULL && self.settings.debug.get() != 0 {
                self.settings.began.set(vm.ticks_us());
            }
            let mut steps = self.ready_len().min(MAX_STEPS);
            steps_since_callbacks += steps;
            while steps > 0 {
                let Some(entry) = self.pop_ready() else { break };
                self.step(vm, entry)?;
                if FULL && self.settings.debug.get() != 0 {
                    self.time_step(vm, entry);
                }
                if main.is_some_and(|main| main.is_done()) {
                    break;
                }
                self.sync_all();
                steps -= 1;
            }
        }
    }

    /// Whom the loop runs for, if a round is to follow the one in which that task ends.
    fn lingers(&self) -> Option<Ref<Task>> {
        self.settings.lingers.get().filter(|_| FULL)
    }

    /// A step has ended, in debug mode: it is reported if it has held the loop for too long. A loop within it held nothing.
    #[cold]
    fn time_step<V: Vm>(&self, vm: &V, entry: Ref<Entry>) {
        let took = vm.ticks_us().wrapping_sub(self.settings.began.get());
        if took >= self.settings.slow_us.get() {
            vm.slow(entry, took);
        }
        self.settings.began.set(vm.ticks_us());
    }

    /// Makes ready, in the order of their deadlines, those whose time has come.
    fn wake_sleepers<V: Vm>(&self, vm: &V) {
        if !self.timers.is_empty() {
            let now = vm.now(self);
            while let Some(timed) = self.timers.pop_due(now) {
                self.push_ready(timed.entry());
            }
        }
    }

    /// Sleeps until the first deadline or the next event.
    fn idle<V: Vm>(&self, vm: &V) -> Result<(), V::Error> {
        // Without a deadline, too, the clock must be read before its counter wraps.
        let mut max_us = u64::from(MAX_GAP_US);
        if let Some(first) = self.timers.first() {
            let left = first.deadline().wrapping_sub(vm.now(self));
            if left as i64 <= 0 {
                // Its time has come meanwhile.
                return Ok(());
            }
            if left < max_us {
                max_us = left;
            }
        }
        // An interrupt after this check is not lost: the port's wait returns at once for it.
        if self.nothing_set() {
            vm.wait(max_us as u32)?;
            vm.now(self);
        }
        Ok(())
    }

    /// One turn of one entry.
    fn step<V: Vm>(&self, vm: &V, entry: Ref<Entry>) -> Result<(), V::Error> {
        let Some(task) = entry.as_task() else {
            let fired = vm.fire(entry);
            // Below the tier `full` none of them fails.
            return if FULL { fired } else { Ok(()) };
        };
        if task.is_closed() {
            if task.nests() {
                // Its step had begun to wait when a callback of the VM ran this loop.
                task.set_woken(true);
                return Ok(());
            }
            // It was queued once more when its exception had no taker (see `finish`).
            if task.is_retrieved() {
                return Ok(());
            }
            // As upstream, whose loop reports in a step of the task.
            self.current.set(Some(task));
            let reported = vm.report(task);
            self.current.set(None);
            return reported;
        }
        let exc = task.exc.replace(Obj::NONE);
        if !exc.is_none() {
            task.data.set(Obj::NONE);
        }
        self.current.set(Some(task));
        let step = vm.resume(task.coro.get(), exc);
        self.current.set(None);
        let (end, data) = match step {
            Step::Yielded => return self.yielded(vm, task),
            // Who awaits it is not woken, as upstream: that would end the next loop as well. In a Runner it is, as in CPython: the loop
            // turns on until all have ended.
            Step::Fatal(exc) => {
                if !FULL || !self.settings.runner.get() {
                    task.set_fatal();
                }
                self.finish(vm, task, End::Raised, exc)?;
                return Err(vm.error(exc));
            }
            // It cancelled itself and returned before it could be told: CPython calls that a
            // cancelled task.
            Step::Returned(_) if !task.exc.get().is_none() => (End::Raised, task.exc.get()),
            Step::Returned(value) => (End::Returned, value),
            Step::Raised(exc) => (End::Unheard, exc),
            Step::Cancelled(exc) => (End::Raised, exc),
        };
        self.finish(vm, task, end, data)
    }

    fn yielded<V: Vm>(&self, vm: &V, task: Ref<Task>) -> Result<(), V::Error> {
        let exc = task.exc.replace(Obj::NONE);
        if exc.is_none() {
            return Ok(());
        }
        // It cancelled itself: what it awaits now is cancelled in its stead, as in CPython. That was counted.
        task.uncancel();
        self.cancel(vm, task, exc)
    }

    /// The coroutine is over, or a Future has its outcome: wakes who awaits the task, or arranges for a report.
    pub fn finish<V: Vm>(
        &self,
        vm: &V,
        task: Ref<Task>,
        end: End,
        data: Obj,
    ) -> Result<(), V::Error> {
        self.unqueue(task.timed());
        task.finish(end, data);
        if !task.waiters.is_empty() {
            task.set_retrieved(true);
        } else if end == End::Unheard && !task.is_retrieved() {
            // One more turn, in which somebody may still await it; then it is reported. Upstream's
            // timing, which test asyncio_set_exception_handler pins.
            self.make_ready(task.entry());
        }
        let mut failed = Obj::NONE;
        while let Some(waiter) = task.waiters.pop() {
            if task.is_fatal() {
                continue;
            }
            if waiter.as_task().is_some() {
                self.make_ready(waiter);
            } else if let Err(error) = vm.task_done(waiter, task) {
                // The others are woken all the same.
                failed = vm.exception(error);
            }
        }
        if failed.is_none() {
            Ok(())
        } else {
            Err(vm.error(failed))
        }
    }
}
