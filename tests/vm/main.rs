//! The module on a real MicroPython VM, with a fake clock, memory that fails on demand and a
//! collector that overwrites what it frees.

mod abuse;
mod api;
mod collector;
mod exceptions;
mod interrupts;
mod memory_error;
mod properties;
mod reset;
mod streams;
mod vm;
