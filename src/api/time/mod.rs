//! Waiting for a time.

pub mod sleep;
