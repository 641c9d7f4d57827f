//! Tasks: making, running, awaiting them.

#[cfg(feature = "upstream")]
pub mod callback;
#[cfg(feature = "upstream")]
mod event_loop;
#[cfg(feature = "full")]
mod future;
pub mod gather;
#[cfg(feature = "full")]
pub mod handle;
mod run;
pub mod task;
#[cfg(feature = "upstream")]
mod task_attr;
#[cfg(feature = "upstream")]
mod task_queue;
#[cfg(feature = "full")]
pub mod timeout;
pub mod wait_for;
#[cfg(feature = "full")]
pub mod watch;
