//! `sleep`, `sleep_ms`: one awaitable, usually the same object each time.

use crate::api::{wait, State};
use crate::sched::entry::Ref;
use crate::sched::obj::Obj;
use crate::vm::alloc::{alloc, native, obj, Made, Native};
use crate::vm::export::{deliver_next, export, Next};
use crate::vm::ffi;
use crate::vm::raise::Raise;
use core::cell::Cell;

/// The awaitable that `sleep` returns.
///
/// As upstream, the deadline is computed at the call, and the object is shared, so that sleeping
/// does not allocate. Unlike upstream's, an object that is kept for later (`s = sleep(1)`, or
/// `create_task(sleep(1))`) is left to its holder, and the next `sleep` gets another.
///
/// ```text
///          sleep_us()                next(), first call
///  [free] ------------> [armed] ---------------------------> [free]
///                          |  the next sleep_us() finds it armed,
///                          v  or create_task() takes it
///                     left to its holder; a new object is shared from now on
/// ```
#[repr(C)]
pub struct Sleep {
    base: usize,
    deadline: Cell<[u32; 2]>,
    state: Cell<u32>,
}

/// It holds no deadline.
const FREE: u32 = 0;
/// It holds the deadline of a call that has not been awaited yet.
const ARMED: u32 = 1;
/// As ARMED, and the deadline was not in the future: a turn for the others, no sleep.
const ARMED_NOW: u32 = 2;

// SAFETY: repr(C), the header comes first, words only; zeroes are a free one.
unsafe impl Native for Sleep {
    const TYPE: *const ffi::ua_type_t = &raw const ffi::ua_type_sleep;
}

/// Somebody keeps this object: should it be the shared sleep, it is not shared any more.
pub fn leave_to_holder(object: Obj) {
    let shared = &State::get().sleep;
    if shared.get().is_some_and(|sleep| obj(sleep) == object) {
        shared.set(None);
    }
}

/// The shared object, or a new one. After this the next sleep allocates nothing.
pub fn shared() -> Made<Sleep> {
    let state = State::get();
    match state.sleep.get() {
        Some(sleep) if sleep.state.get() == FREE => Made::new(sleep),
        _ => {
            let made = alloc::<Sleep>();
            if let Ok(sleep) = made.get() {
                state.sleep.set(Some(sleep));
            }
            made
        }
    }
}

/// `sleep_us(us)`: the awaitable; `us` may be negative, which counts as 0.
fn sleep_us(us: i64) -> Made<Sleep> {
    let made = shared();
    if let Ok(sleep) = made.get() {
        let mut state = ARMED_NOW;
        if us > 0 {
            let at = State::now() + us as u64;
            sleep.deadline.set([at as u32, (at >> 32) as u32]);
            state = ARMED;
        }
        sleep.state.set(state);
    }
    made
}

/// One turn of `await sleep(..)`.
fn next(sleep: Ref<Sleep>) -> Result<Next, Raise> {
    let current = State::current()?;
    if current.finished(obj(sleep)) {
        return Ok(Next::DONE);
    }
    match sleep.state.replace(FREE) {
        ARMED => {
            let [low, high] = sleep.deadline.get();
            let deadline = (u64::from(high) << 32) | u64::from(low);
            return Ok(wait::until(obj(sleep), deadline));
        }
        ARMED_NOW => State::sched().yield_turn(current, obj(sleep))?,
        // Awaited once more: it has been over for a while.
        _ => return Ok(Next::DONE),
    }
    Ok(Next::YIELD)
}

export! {
    /// sleep(t), sleep_ms(t): the awaitable for that many microseconds.
    fn ua_sleep_us(us: i64) -> ffi::ua_result_t {
        sleep_us(us).deliver()
    }

    /// One turn of `await sleep(..)`.
    fn ua_sleep_next(sleep: ffi::ua_obj_t) -> ffi::ua_result_t {
        // SAFETY: C calls the functions of a type with objects of that type only.
        deliver_next(next(unsafe { native(Obj::from_raw(sleep)) }))
    }
}
