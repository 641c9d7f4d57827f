//! The loop's state, in the one place where the collector sees it.

use crate::api::io::waits::Io;
use crate::api::time::sleep::Sleep;
use crate::sched::entry::{Entry, Ref, Timed};
use crate::sched::obj::Obj;
use crate::sched::task::Task;
use crate::sched::Sched;
use crate::vm::alloc::{native, Made};
use crate::vm::export::export;
use crate::vm::raise::Raise;
use crate::vm::{ffi, mp, root, Mp};
use core::cell::Cell;
use core::mem::{align_of, size_of};

/// All that survives a switch. It lies in root pointer words that root.c registers, so whatever it
/// names stays alive. Until the first import its words are zero, which is a valid state.
#[repr(C)]
pub struct State {
    /// The scheduler.
    pub sched: Sched,
    /// The sleep object that `sleep_ms` hands out, while nobody holds it for later.
    pub sleep: Cell<Option<Ref<Sleep>>>,
    /// What a library has put into the place of core.create_task, or none.
    pub create_task: Cell<Obj>,
    /// The task whose end ends Loop.run_forever; none outside of it, or once stop() has queued it.
    pub stop_task: Cell<Option<Ref<Task>>>,
    /// The thread that runs the loop, while one does.
    pub thread: Cell<usize>,
    /// The streams that are waited for.
    pub io: Io,
}

const _: () = assert!(size_of::<State>() <= ffi::UA_STATE_WORDS as usize * size_of::<usize>());
const _: () = assert!(align_of::<State>() <= align_of::<usize>());

impl State {
    /// The one there is.
    pub fn get() -> &'static State {
        // SAFETY: the assertions above; any value of a State is made of zeroes or was written by Rust, and all of its
        // fields are cells or atomics.
        unsafe { root::words() }
    }

    /// The scheduler.
    pub fn sched() -> &'static Sched {
        &Self::get().sched
    }

    /// Puts an entry that stands nowhere at the end of the ready queue. By its entry for C.
    #[inline(always)]
    pub fn make_ready(entry: Ref<Entry>) {
        ua_make_ready(entry.addr());
    }

    /// Puts an entry that stands nowhere to sleep. As the others here, the call of many, and the way to the scheduler takes more than the
    /// call.
    #[inline(never)]
    pub fn sleep(timed: Ref<Timed>, at: u64) {
        Self::sched().timers.insert(timed, at);
    }

    /// Takes an entry out of whatever queue it stands in.
    #[inline(never)]
    pub fn unqueue(timed: Ref<Timed>) {
        Self::sched().unqueue(timed);
    }

    /// `Sched::cancel`; without an instance of CancelledError it is the class.
    #[inline(never)]
    pub fn cancel(task: Ref<Task>, exc: Obj) -> Result<(), Raise> {
        Self::sched().cancel(&Mp, task, exc)
    }

    #[cold]
    #[inline(never)]
    fn no_task() -> Raise {
        if super::FULL && Self::sched().is_running() {
            Raise::SUSPENDED
        } else {
            Raise::NO_RUNNING_LOOP
        }
    }

    /// The task that asks. Awaiting outside a running loop is an error. In the tier `full` who drives a coroutine by hand in a callback of
    /// the loop has it suspended, as CPython's, and nobody wakes it. By its entry for C.
    #[inline(always)]
    pub fn current() -> Result<Ref<Task>, Raise> {
        // SAFETY: what that returns.
        unsafe { Made::<Task>::from_c(ua_current_task()) }.get()
    }

    /// Whether this task asks.
    #[inline(always)]
    pub fn is_current(task: Ref<Task>) -> bool {
        ua_get_cur_task() == task.addr()
    }

    /// The loop's time, in microseconds.
    #[inline(always)]
    pub fn now() -> u64 {
        ua_now()
    }
}

/// CPython's: a step that takes longer is slow.
const SLOW_US: u32 = 100_000;

export! {
    /// core.cur_task
    fn ua_get_cur_task() -> ffi::ua_obj_t {
        State::sched().current().map_or(0, Ref::addr)
    }

    /// current_task()
    fn ua_current_task() -> ffi::ua_result_t {
        let current = State::sched().current();
        current.map_or_else(|| State::no_task().status(), Ref::addr)
    }

    /// Puts an entry that stands nowhere at the end of the ready queue.
    fn ua_make_ready(entry: ffi::ua_obj_t) {
        // SAFETY: C passes a watch, Rust an entry.
        State::sched().make_ready(unsafe { native(Obj::from_raw(entry)) });
    }

    /// loop.time(), in microseconds.
    fn ua_now() -> u64 {
        State::sched().now(&Mp)
    }

    /// A new heap: whatever the state named is gone.
    fn ua_reset() {
        critical_section::with(|_| {
            // SAFETY: zeroed words are a State; no reference into it is held here, and interrupts are kept out.
            unsafe { root::clear() };
        });
        mp::forget_epoll();
        use crate::sched::doors::Time;
        let sched = State::sched();
        sched.clock.start(Mp.ticks_us(), Mp.ticks_ms());
        sched.settings.slow_us.set(SLOW_US);
    }
}
