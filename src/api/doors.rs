//! The scheduler's door to a VM, implemented: what is MicroPython's part calls C (`vm::mp`), what is a hook's part goes by the
//! hook's table.

use crate::api::tasks::task;
use crate::api::{hook, State, UPSTREAM};
use crate::sched::doors::{Step, Vm};
use crate::sched::entry::{Entry, Ref};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::sched::Sched;
use crate::vm::raise::Raise;
use crate::vm::{mp, Mp};

impl Vm for Mp {
    type Error = Raise;

    // By its entry for C.
    fn now(&self, _: &Sched) -> u64 {
        State::now()
    }

    #[inline(always)]
    fn resume(&self, coro: Obj, exc: Obj) -> Step {
        mp::resume(coro, exc)
    }

    #[inline(always)]
    fn handle_pending(&self, callbacks: bool) -> Result<(), Raise> {
        mp::handle_pending(callbacks)
    }

    fn wait(&self, max_us: u32) -> Result<(), Raise> {
        let io = &State::get().io;
        if UPSTREAM && io.is_awaited() {
            return io.wait(max_us);
        }
        mp::wait(max_us)
    }

    fn error(&self, exc: Obj) -> Raise {
        Raise::exception(exc)
    }

    fn exception(&self, _: Raise) -> Obj {
        Raise::take()
    }

    fn poll(&self) -> Result<bool, Raise> {
        let io = &State::get().io;
        if !UPSTREAM || !io.is_awaited() {
            return Ok(false);
        }
        io.poll()?;
        Ok(io.is_awaited())
    }

    fn fire(&self, hook: Ref<Entry>) -> Result<(), Raise> {
        hook::of(hook)(hook, None)
    }

    fn task_done(&self, hook: Ref<Entry>, task: Ref<Task>) -> Result<(), Raise> {
        hook::of(hook)(hook, Some(task))
    }

    fn report(&self, task: Ref<Task>) -> Result<(), Raise> {
        mp::report(task)
    }

    #[cfg(feature = "full")]
    fn slow(&self, entry: Ref<Entry>, us: u32) {
        mp::slow(entry, us);
    }

    fn cancelled_error(&self) -> Obj {
        mp::cancelled_error()
    }

    fn remove_from(&self, queue: Obj, task: Ref<Task>) -> Result<(), Raise> {
        if !UPSTREAM || State::get().io.remove(task) {
            return Ok(());
        }
        mp::call_remove(queue, task)
    }

    fn task_of(&self, obj: Obj) -> Option<Ref<Task>> {
        task::of(obj)
    }
}
