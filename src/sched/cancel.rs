//! Cancelling a task.

use super::doors::Vm;
use super::entry::{Place, Ref};
use super::obj::Obj;
use super::task::{End, Task, FULL};
use super::Sched;

impl Sched {
    /// Throws CancelledError into a task at its next turn, and brings that turn about, unless it is
    /// done.
    ///
    /// As upstream's `Task.cancel` (extmod/modasyncio.c): if the task awaits another task, that one
    /// is cancelled in its stead, and its CancelledError comes back up. Unlike upstream, and like
    /// CPython, a task can cancel itself: it learns of it at its next await. So does one within whose step a loop runs.
    ///
    /// `exc` is what is thrown: an instance of CancelledError; none: the class. Who is asked on the way counts it (`Task::cancelling`).
    pub fn cancel<V: Vm>(&self, vm: &V, task: Ref<Task>, exc: Obj) -> Result<(), V::Error> {
        if task.is_done() {
            return Ok(());
        }
        // With a message in the tier `full` alone.
        let exc = if FULL && !exc.is_none() {
            exc
        } else {
            vm.cancelled_error()
        };
        // Who was woken before this is ready before it.
        self.sync();
        let mut task = task;
        loop {
            task.count_cancel();
            // A task that has been woken runs next: its outcome is its own again.
            if task.place() != Place::Waiting {
                break;
            }
            match vm.task_of(task.data.get()) {
                Some(awaited) if !awaited.is_done() => task = awaited,
                _ => break,
            }
        }
        if FULL && task.is_future() {
            return self.finish(vm, task, End::Raised, exc);
        }
        let waits = task.place() != Place::Ready && self.current() != Some(task) && !task.nests();
        if waits {
            self.interrupt(vm, task)?;
        }
        // As CPython: what has interrupted a wait is what is thrown, however often it is asked again; before that the last one is.
        let pending = task.exc.get();
        if pending.is_none() || pending != task.data.get() {
            task.exc.set(exc);
            if waits {
                task.data.set(exc);
            }
        }
        Ok(())
    }

    /// Takes back a request to cancel a task: how many are left. With the last one goes a cancellation that the task has not been told of.
    pub fn uncancel(&self, task: Ref<Task>) -> u32 {
        let left = task.uncancel();
        // One that has interrupted a wait has taken effect: it stands in `data`, too.
        if left == 0 && task.data.get() != task.exc.get() {
            task.exc.set(Obj::NONE);
        }
        left
    }

    /// Ends whatever a suspended task waits for, and makes it ready.
    pub fn interrupt<V: Vm>(&self, vm: &V, task: Ref<Task>) -> Result<(), V::Error> {
        match task.place() {
            Place::Ready => return Ok(()),
            Place::Nowhere => {
                // Suspended by a bare `yield`; a foreign queue may hold it.
                let queue = task.data.get();
                if !queue.is_none() {
                    vm.remove_from(queue, task)?;
                }
            }
            Place::Waiting | Place::Timer => self.unqueue(task.timed()),
        }
        if task.place() == Place::Nowhere {
            task.data.set(Obj::NONE);
            self.make_ready(task.entry());
        }
        Ok(())
    }
}
