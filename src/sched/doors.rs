//! The two doors of the scheduler: a clock and a VM. Nothing else comes in.

use super::entry::{Entry, Ref};
use super::obj::Obj;
use super::task::Task;
use super::Sched;

/// The error that ends a step, or the loop. Only the VM knows what it holds.
pub trait Raised: Copy {}
impl<T: Copy> Raised for T {}

/// How one resumption of a coroutine ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// It yielded: it waits in the queue that an awaitable has put the task in, or, where none has, until somebody does.
    Yielded,
    /// It returned this.
    Returned(Obj),
    /// It raised this exception, which ends the task and nothing else.
    Raised(Obj),
    /// It was cancelled: as `Raised`, but never reported.
    Cancelled(Obj),
    /// It raised an exception that ends the loop as well: KeyboardInterrupt, SystemExit.
    Fatal(Obj),
}

/// The port's clock and its idle wait.
pub trait Time {
    /// A free-running counter of microseconds that wraps at 32 bits.
    fn ticks_us(&self) -> u32;
    /// A free-running counter of milliseconds that wraps at 32 bits.
    fn ticks_ms(&self) -> u32;
}

/// The VM that the tasks run in, and the awaitables that stand in the scheduler's queues.
pub trait Vm: Time {
    /// The error that ends the loop.
    type Error: Raised;
    /// The loop's time now, in microseconds: `Sched::now`.
    fn now(&self, sched: &Sched) -> u64
    where
        Self: Sized,
    {
        sched.now(self)
    }

    /// Resumes a task's coroutine, throwing into it unless `exc` is `Obj::NONE`.
    fn resume(&self, coro: Obj, exc: Obj) -> Step;
    /// Once a round: raises a pending Ctrl-C. With `callbacks`, also runs the callbacks that are scheduled
    /// in the VM.
    fn handle_pending(&self, callbacks: bool) -> Result<(), Self::Error>;
    /// Sleeps: nothing is ready, and the next deadline is `max_us` away.
    /// May return early; must return when an interrupt has put something into the inbox.
    fn wait(&self, max_us: u32) -> Result<(), Self::Error>;
    /// The error that carries an exception object out of the loop.
    fn error(&self, exc: Obj) -> Self::Error;
    /// The exception of an error of `task_done`, for `error`: no error is kept while the VM runs.
    fn exception(&self, error: Self::Error) -> Obj;
    /// Polls what the tasks' streams wait for, once a round; `true`: somebody waits for one.
    fn poll(&self) -> Result<bool, Self::Error>;

    /// A hook (an entry that is no task) that stood in the ready queue or the timer heap is due.
    fn fire(&self, hook: Ref<Entry>) -> Result<(), Self::Error>;
    /// A hook that stood among a task's waiters: the task is done.
    fn task_done(&self, hook: Ref<Entry>, task: Ref<Task>) -> Result<(), Self::Error>;
    /// A task ended with an exception, and nobody has awaited it within a round.
    fn report(&self, task: Ref<Task>) -> Result<(), Self::Error>;
    /// A step of this entry has held the loop for so many microseconds, which is too long.
    fn slow(&self, _entry: Ref<Entry>, _us: u32) {}
    /// The CancelledError class, which is thrown into a cancelled task.
    fn cancelled_error(&self) -> Obj;
    /// Takes a waiting task out of the queue of a foreign awaitable: one written in Python, with a
    /// `remove` method.
    fn remove_from(&self, queue: Obj, task: Ref<Task>) -> Result<(), Self::Error>;
    /// The object as a task, if it is one: for following who awaits whom.
    fn task_of(&self, obj: Obj) -> Option<Ref<Task>>;
}
