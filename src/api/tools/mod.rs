//! Looking at tasks from outside.

#[cfg(feature = "full")]
mod graph;
