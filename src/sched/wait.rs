//! How the current task begins to wait, and how its awaitable learns that the wait is over.
//!
//! An awaitable is driven by the VM: its `next` is called when it is first awaited and once more
//! when the task is resumed. It need not remember which of the two it is: the *task* does, in
//! `data`. So one `Event` object, or one shared sleep object, serves any number of waiting tasks,
//! and waiting allocates nothing.
//!
//! ```text
//!  data != self            next(): begin      data == self, in a queue
//!  (not waiting for it)  ----------------->   (suspended)
//!          ^                                       |  woken: out of the queue
//!          |  next(): finished() clears data       v
//!          +------------------------------   data == self, running
//! ```
//! A task that an exception is thrown into has its `data` cleared first: the wait is over.

use super::entry::{Place, Ref};
use super::list::List;
use super::obj::Obj;
use super::task::Task;
use super::Sched;

/// The task stands in a queue already: something other than the loop resumed it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AlreadyQueued;

impl Task {
    /// Whether this is the second call for `awaitable`: the task waited for it and is now running.
    /// If so, the wait is over and forgotten.
    pub fn finished(&self, awaitable: Obj) -> bool {
        let woken = self.data.get() == awaitable && self.place() == Place::Nowhere;
        if woken {
            self.data.set(Obj::NONE);
        }
        woken
    }
}

impl Sched {
    /// The task waits until somebody makes it ready.
    pub fn suspend(&self, task: Ref<Task>, awaitable: Obj) -> Result<(), AlreadyQueued> {
        if task.place() != Place::Nowhere {
            return Err(AlreadyQueued);
        }
        task.data.set(awaitable);
        Ok(())
    }

    /// The task waits in a list of waiters, which lies in the awaitable.
    pub fn wait_in(
        &self,
        task: Ref<Task>,
        awaitable: Obj,
        waiters: &List,
    ) -> Result<(), AlreadyQueued> {
        self.suspend(task, awaitable)?;
        waiters.push_waiting(task.timed());
        Ok(())
    }

    /// The task sleeps until `deadline`.
    pub fn sleep_until(
        &self,
        task: Ref<Task>,
        awaitable: Obj,
        deadline: u64,
    ) -> Result<(), AlreadyQueued> {
        self.suspend(task, awaitable)?;
        self.timers.insert(task.timed(), deadline);
        Ok(())
    }

    /// The task lets the others have a turn.
    #[inline(always)]
    pub fn yield_turn(&self, task: Ref<Task>, awaitable: Obj) -> Result<(), AlreadyQueued> {
        self.suspend(task, awaitable)?;
        self.make_ready(task.entry());
        Ok(())
    }
}
