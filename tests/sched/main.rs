//! The scheduler on the host: no MicroPython, a clock that stands still until it is told to move, and
//! coroutines that are scripts. Each test states the whole ordered trace of what happened.

mod support;

mod cancel;
mod chaos;
mod clock_properties;
mod errors;
mod flags;
mod hooks;
mod idle;
mod inbox;
mod inbox_threads;
mod list_properties;
mod nesting;
mod order;
mod outcome;
mod sleepers;
mod timers_properties;
