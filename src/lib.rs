//! `uasyncio`: asyncio for MicroPython, the event loop native.
//!
//! Rooms, from the inside out: [`sched`], the scheduler, knows nothing of MicroPython; `vm` is the
//! door to it; `api` holds one Python-visible thing a file.
#![no_std]
#![deny(unsafe_op_in_unsafe_fn)]
#![deny(clippy::undocumented_unsafe_blocks)]
#![warn(missing_docs)]
// A lower tier leaves out awaitables, and with them what only they use. The linker drops it.
#![cfg_attr(not(feature = "full"), allow(dead_code))]

pub mod sched;

#[cfg(feature = "vm")]
mod api;
#[cfg(feature = "vm")]
mod vm;
