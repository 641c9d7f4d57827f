//! Waiting for streams.

mod entry;
mod idle;
mod poller;
pub mod waits;
