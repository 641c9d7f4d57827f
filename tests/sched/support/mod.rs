//! The fake world of the scheduler's tests.

// With the feature `vm` MicroPython's atomic section takes this place.
#[cfg(not(feature = "vm"))]
mod critical;
mod doors;
mod script;
mod turn;
mod world;

pub use script::{Act, Act::*, Doing};
pub use world::{Error, Irq, World};

/// Asserts the whole trace of a world so far, and begins a new one.
#[macro_export]
macro_rules! assert_trace {
    ($world:expr, $($line:expr),* $(,)?) => {
        assert_eq!($world.take_trace(), vec![$($line),*] as Vec<&str>)
    };
}
