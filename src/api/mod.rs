//! What Python sees, one thing a file. Everything here runs in the loop's context, where a function
//! does not say otherwise.

mod callback;
mod event;
mod gather;
pub mod hook;
mod io;
mod io_entry;
mod io_idle;
mod lock;
mod poller;
mod queue;
mod run;
mod sleep;
mod state;
mod task;
mod wait_for;

pub use state::State;
