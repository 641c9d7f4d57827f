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

/// Whether there is more than the seed's API. Where there is not, nobody waits for streams, stores into
/// `Task.state` or replaces `create_task`, and the linker drops what is for that.
pub const UPSTREAM: bool = cfg!(feature = "upstream");
