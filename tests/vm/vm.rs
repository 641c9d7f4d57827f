//! A MicroPython VM to run scripts on. There is one in the process: tests take turns.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
// Its archive holds the C side, too.
use uasyncio as _;

#[repr(C)]
struct Hooks {
    print: extern "C" fn(*const u8, usize),
    wait: extern "C" fn(u32) -> bool,
}

// port.h, and of glue.h what any thread may call.
extern "C" {
    fn test_start(hooks: *const Hooks, heap: *mut u64, len: usize);
    fn test_end();
    fn test_exec(source: *const u8, len: usize) -> bool;
    fn test_advance(us: u64);
    fn test_time() -> u64;
    fn test_fail_allocation(nth: u32);
    fn test_allocation_failed() -> bool;
    fn test_collect_every(nth: u32);
    fn test_ctrl_c();
    fn test_global(name: *const core::ffi::c_char) -> usize;
    fn ua_event_set(event: usize, is_flag: bool);
    fn ua_event_is_set(event: usize) -> bool;
    fn ua_event_clear(event: usize);
    fn ua_loop_running() -> bool;
}

static ONE: Mutex<()> = Mutex::new(());
static OUTPUT: Mutex<String> = Mutex::new(String::new());
/// What happens in the waits to come, in turn; when there is no more, time passes.
static WAITS: Mutex<VecDeque<Wait>> = Mutex::new(VecDeque::new());
static WAITED: AtomicU64 = AtomicU64::new(0);
/// Whether an interrupt has come since the loop last waited; and the news of it.
static WOKEN: Mutex<bool> = Mutex::new(false);
static NEWS: Condvar = Condvar::new();

/// What happens while the loop waits.
pub enum Wait {
    /// The time passes.
    Out,
    /// Ctrl-C comes.
    CtrlC,
    /// Nothing, until another thread wakes the loop; from now on for every wait.
    ForThreads,
    /// Something of the test's own.
    Do(Box<dyn FnOnce() + Send>),
}

/// No script of the tests waits more often than this.
const TOO_MANY_WAITS: u64 = 100_000;

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

extern "C" fn print(text: *const u8, len: usize) {
    // SAFETY: the VM passes a text of that length.
    let text = unsafe { std::slice::from_raw_parts(text, len) };
    lock(&OUTPUT).push_str(&String::from_utf8_lossy(text));
}

extern "C" fn wait(max_ms: u32) -> bool {
    let next = lock(&WAITS).pop_front();
    match next {
        None | Some(Wait::Out) => advance(u64::from(max_ms) * 1000),
        Some(Wait::CtrlC) => ctrl_c(),
        Some(Wait::Do(something)) => something(),
        Some(Wait::ForThreads) => {
            lock(&WAITS).push_front(Wait::ForThreads);
            return wait_for_threads();
        }
    }
    WAITED.fetch_add(1, Ordering::Relaxed) < TOO_MANY_WAITS
}

/// Really waits, for what other threads do. `false`: nothing has come for a long time.
fn wait_for_threads() -> bool {
    let woken = lock(&WOKEN);
    let limit = Duration::from_secs(120);
    let slept = NEWS.wait_timeout_while(woken, limit, |woken| !*woken);
    let (mut woken, _) = slept.unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut *woken)
}

/// Lets time pass.
pub fn advance(us: u64) {
    // SAFETY: an atomic addition.
    unsafe { test_advance(us) };
}

/// Whether the script that runs has printed this by now. Any thread.
pub fn has_printed(text: &str) -> bool {
    lock(&OUTPUT).contains(text)
}

/// Ctrl-C. Any thread.
pub fn ctrl_c() {
    // SAFETY: made for interrupts.
    unsafe { test_ctrl_c() };
}

/// `event.set()` as an interrupt would call it, from any thread. An interrupt ends the port's wait.
pub fn event_set(event: usize) {
    // SAFETY: the caller got the address from `Vm::global`, and the script still holds the event.
    unsafe { ua_event_set(event, false) };
    *lock(&WOKEN) = true;
    NEWS.notify_one();
}

/// Unsets an event, if it was set. Any thread.
pub fn event_take(event: usize) -> bool {
    // SAFETY: as in event_set.
    unsafe {
        let set = ua_event_is_set(event);
        if set {
            ua_event_clear(event);
        }
        set
    }
}

/// The VM, fresh as after a soft reset.
pub struct Vm {
    heap: Vec<u64>,
    _one: MutexGuard<'static, ()>,
}

impl Vm {
    pub fn new() -> Self {
        Self::with_heap(512 * 1024)
    }

    pub fn with_heap(bytes: usize) -> Self {
        let one = lock(&ONE);
        let mut vm = Vm {
            heap: vec![0; bytes / 8],
            _one: one,
        };
        vm.reset();
        vm
    }

    /// A soft reset: whatever runs is gone.
    pub fn reset(&mut self) {
        lock(&OUTPUT).clear();
        lock(&WAITS).clear();
        let hooks = Hooks { print, wait };
        // SAFETY: the heap lives as long as the VM, which `drop` ends.
        unsafe { test_start(&hooks, self.heap.as_mut_ptr(), self.heap.len() * 8) };
    }

    /// Runs a script, and returns what it printed. What it did not catch is printed, too.
    pub fn run(&mut self, source: &str) -> String {
        let source = dedent(source);
        WAITED.store(0, Ordering::Relaxed);
        // SAFETY: this is the thread that has the VM.
        unsafe { test_exec(source.as_ptr(), source.len()) };
        // SAFETY: a plain question.
        assert!(!unsafe { ua_loop_running() }, "no loop outlives the script");
        lock(&OUTPUT).split_off(0)
    }

    /// What happens in the next waits.
    pub fn waits(&mut self, waits: impl IntoIterator<Item = Wait>) {
        lock(&WAITS).extend(waits);
    }

    /// The address of an object that a global variable names.
    pub fn global(&mut self, name: &std::ffi::CStr) -> usize {
        // SAFETY: a text that ends in a zero; the tests name what they have defined.
        unsafe { test_global(name.as_ptr()) }
    }

    /// The allocation of this number from now on fails (1: the next).
    pub fn fail_allocation(&mut self, nth: u32) {
        // SAFETY: a plain store.
        unsafe { test_fail_allocation(nth) };
    }

    /// Whether it has come to that; from now on none fails.
    pub fn allocation_failed(&mut self) -> bool {
        // SAFETY: a plain load, a plain store.
        unsafe {
            let failed = test_allocation_failed();
            test_fail_allocation(0);
            failed
        }
    }

    /// A collection before each nth allocation (0: none).
    pub fn collect_every(&mut self, nth: u32) {
        // SAFETY: a plain store.
        unsafe { test_collect_every(nth) };
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        // SAFETY: this is the thread that has the VM, and nothing runs on it.
        unsafe { test_end() };
    }
}

/// A script as it stands in a test: indented.
fn dedent(source: &str) -> String {
    let lines = || source.lines().filter(|line| !line.trim().is_empty());
    let indent = lines()
        .map(|line| line.len() - line.trim_start().len())
        .min();
    let lines = lines().map(|line| &line[indent.unwrap_or(0)..]);
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// What the time is, in microseconds, for scripts that took some.
pub fn time() -> u64 {
    // SAFETY: a plain load.
    unsafe { test_time() }
}
