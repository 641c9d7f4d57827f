//! What Python sees: a room a subject, a file a concept. The C side of each has the same name in the same room of
//! `micropython_glue`. Everything here runs in the loop's context, where a function does not say otherwise.

mod doors;
pub mod hook;
mod io;
mod state;
mod sync;
mod tasks;
mod time;
mod tools;
mod wait;

use crate::sched::entry::Kind;

pub use state::State;

/// Whether there is more than the seed's API. Where there is not, there are no streams, no stores into
/// `Task.state` and no replaced `create_task`, and the linker drops the code for them.
pub const UPSTREAM: bool = cfg!(feature = "upstream");
/// Whether there is the rest of CPython's API.
pub const FULL: bool = cfg!(feature = "full");

/// Declares the kinds of hooks, and the table of each.
macro_rules! hooks {
    ($($(#[doc = $doc:literal])* $(#[cfg($cfg:meta)])? $kind:ident = $number:literal => $hook:path,)*) => {
        $(
            $(#[doc = $doc])*
            $(#[cfg($cfg)])?
            pub const $kind: Kind = Kind(Kind::FIRST_HOOK.0 + $number);
        )*
        /// By kind.
        static HOOKS: &[hook::Hook] = &[$($(#[cfg($cfg)])? $hook),*];
    };
}

hooks! {
    /// A wait_for, which stands among the waiters of what it awaits.
    WAIT_FOR = 0 => tasks::wait_for::hook,
    /// A child of a gather, which stands among that task's waiters.
    GATHER_CHILD = 1 => tasks::gather::hook,
    /// A callback in Task.state, which stands among that task's waiters.
    #[cfg(feature = "upstream")]
    CALLBACK = 2 => tasks::callback::hook,
    /// A call that the loop makes: of call_soon, call_later, call_at, or when a task is done.
    #[cfg(feature = "full")]
    HANDLE = 3 => tasks::handle::hook,
    /// What C is told when a task is done.
    #[cfg(feature = "full")]
    WATCH = 4 => tasks::watch::hook,
    /// A deadline that cancels a task: of timeout().
    #[cfg(feature = "full")]
    TIMEOUT = 5 => tasks::timeout::hook,
}
