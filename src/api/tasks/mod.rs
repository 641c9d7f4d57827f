//! Tasks: making, running, awaiting them.

#[cfg(feature = "upstream")]
pub mod callback;
#[cfg(feature = "upstream")]
mod event_loop;
pub mod gather;
mod run;
pub mod task;
#[cfg(feature = "upstream")]
mod task_attr;
#[cfg(feature = "upstream")]
mod task_queue;
pub mod wait_for;
