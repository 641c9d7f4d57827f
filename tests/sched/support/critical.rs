//! A critical section for threads: one lock, which nests.

use critical_section::{Impl, RawRestoreState};
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};

struct OneLock;
critical_section::set_impl!(OneLock);

static HELD: AtomicBool = AtomicBool::new(false);
thread_local! { static MINE: Cell<bool> = const { Cell::new(false) }; }

// SAFETY: between the outermost acquire and its release HELD is set by one thread only.
unsafe impl Impl for OneLock {
    unsafe fn acquire() -> RawRestoreState {
        let nested = MINE.replace(true);
        if !nested {
            while HELD.swap(true, Ordering::Acquire) {
                std::thread::yield_now();
            }
        }
        nested.into()
    }

    unsafe fn release(nested: RawRestoreState) {
        if nested == 0 {
            MINE.set(false);
            HELD.store(false, Ordering::Release);
        }
    }
}
