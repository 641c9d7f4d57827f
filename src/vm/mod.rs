//! The door to MicroPython.
//!
//! Every call into C stands here or in this room's files, with two comments: `SAFETY` says why it
//! is sound, `EXCEPTION` what it may raise. None lets an exception through: C returns a status.

pub mod alloc;
mod critical;
pub mod export;
pub mod ffi;
pub mod mp;
#[cfg(feature = "firmware")]
mod panic;
pub mod raise;
pub mod root;
mod texts;

pub use mp::Mp;
