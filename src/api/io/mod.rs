//! Waiting for streams.

mod calls;
mod entry;
mod poller;
mod rest;
pub mod waits;
