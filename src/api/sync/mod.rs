//! What tasks wait for each other by.

mod event;
#[cfg(feature = "upstream")]
mod flag;
#[cfg(feature = "upstream")]
mod lock;
mod signal;
#[cfg(feature = "full")]
mod waiters;
