//! Coroutines as lists of actions.

use uasyncio::sched::entry::{Entry, Ref};
use uasyncio::sched::inbox::Signal;
use uasyncio::sched::task::Task;

/// What a fake coroutine does next.
#[derive(Clone, Copy)]
pub enum Act {
    /// Leaves a line in the trace.
    Say(&'static str),
    /// `await sleep(us)`
    Sleep(u64),
    /// `await sleep(0)`
    Turn,
    /// `await task`
    Await(Ref<Task>),
    /// `await event.wait()`
    Wait(Ref<Signal>),
    /// `event.set()`
    Set(Ref<Signal>),
    /// `event.clear()`
    Clear(Ref<Signal>),
    /// `create_task(..)`
    Spawn(Ref<Task>),
    /// `task.cancel()`
    Cancel(Ref<Task>),
    /// `task.uncancel()`
    Uncancel(Ref<Task>),
    /// `yield`: suspended until somebody makes it ready
    Bare,
    /// A wait in the queue of a foreign awaitable, which is this object.
    Foreign(usize),
    /// Makes a task that is suspended by `Bare` ready.
    Wake(Ref<Task>),
    /// As `Wake`, if it is so suspended.
    WakeIfBare(Ref<Task>),
    /// `run(..)`, within this task's step
    Run(Ref<Task>),
    /// `new_event_loop()`
    Forget,
    /// `flag.set()`, `await flag.wait()`
    SetFlag(Ref<Signal>),
    WaitFlag(Ref<Signal>),
    /// Keeps the processor for that many microseconds.
    Busy(u64),
    /// Among the task's waiters, or in the ready queue, or in the timer heap: a hook.
    HookOn(Ref<Task>, Ref<Entry>),
    HookReady(Ref<Entry>),
    /// `return value`
    Return(usize),
    /// `raise exception`
    Raise(usize),
    /// `raise KeyboardInterrupt`, or its like
    Die(usize),
    /// Back to the first action.
    Again,
}

/// What an exception thrown into a fake coroutine does.
#[derive(Clone, Copy)]
pub enum Doing {
    /// It goes through: the coroutine ends with it.
    Dies,
    /// It is caught, and the coroutine goes on behind the await.
    Catches,
}
