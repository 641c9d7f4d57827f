//! Exceptions as values.

use super::ffi;
use super::root::raised;
use crate::sched::obj::Obj;
use crate::sched::wait::AlreadyQueued;
use core::num::NonZeroUsize;

/// Why an operation fails, as a status for C: a number for which raise.c makes an exception (`UA_E_*` of glue.h), or UA_RAISE, whose
/// exception is in the root meanwhile. It stays there until C raises it, or until something else is raised in the VM: who has code of
/// the VM run while an operation has failed keeps the exception (`take`). One word, so that a `Result` of it passes in registers; `Copy`,
/// as nothing needs dropping when C raises it in the end.
#[derive(Clone, Copy)]
pub struct Raise(NonZeroUsize);

impl Raise {
    /// Not a coroutine: it has no `send`.
    pub const COROUTINE_EXPECTED: Raise = Raise::error(ffi::ua_status_t_UA_E_COROUTINE_EXPECTED);
    /// An await, or `current_task()`, outside a running loop.
    pub const NO_RUNNING_LOOP: Raise = Raise::error(ffi::ua_status_t_UA_E_NO_RUNNING_LOOP);
    /// None: what awaits is suspended, and is no task. C returns it as UA_YIELD.
    pub const SUSPENDED: Raise = Raise::error(ffi::ua_status_t_UA_YIELD);
    /// Another thread runs the loop.
    pub const LOOP_RUNNING: Raise = Raise::error(ffi::ua_status_t_UA_E_LOOP_RUNNING);
    /// A task awaits itself.
    pub const AWAIT_SELF: Raise = Raise::error(ffi::ua_status_t_UA_E_AWAIT_SELF);
    /// A task awaits one that, in the end, awaits it.
    pub const AWAIT_CYCLE: Raise = Raise::error(ffi::ua_status_t_UA_E_AWAIT_CYCLE);
    /// A wait_for or gather is awaited by a second task.
    pub const AWAITED_TWICE: Raise = Raise::error(ffi::ua_status_t_UA_E_AWAITED_TWICE);
    /// The task stands in a queue already.
    const ALREADY_QUEUED: Raise = Raise::error(ffi::ua_status_t_UA_E_ALREADY_QUEUED);
    /// A lock is released that is not locked.
    pub const LOCK_NOT_ACQUIRED: Raise = Raise::error(ffi::ua_status_t_UA_E_LOCK_NOT_ACQUIRED);
    /// Somebody waits for the same event of the stream already.
    pub const STREAM_BUSY: Raise = Raise::error(ffi::ua_status_t_UA_E_STREAM_BUSY);
    /// A timeout has passed.
    pub const TIMEOUT: Raise = Raise::error(ffi::ua_status_t_UA_E_TIMEOUT);

    /// With the exception that raise.c makes for this number. For constants only: there a panic is an error
    /// of the compiler.
    const fn error(number: u32) -> Raise {
        match NonZeroUsize::new(number as usize) {
            Some(word) => Raise(word),
            None => panic!("UA_OK is no error"),
        }
    }

    /// The exception in the root.
    const RAISED: Raise = Raise::error(ffi::ua_status_t_UA_RAISE);

    /// With this exception object (or class).
    pub fn exception(exc: Obj) -> Raise {
        raised().set(exc);
        Raise::RAISED
    }

    /// The exception of one that a protected call has failed with.
    pub fn take() -> Obj {
        raised().replace(Obj::NONE)
    }

    /// What a protected call into the VM came to that has a value.
    pub fn check(result: ffi::ua_result_t) -> Result<usize, Raise> {
        if result == ffi::ua_status_t_UA_RAISE as usize {
            Err(Raise::RAISED)
        } else {
            Ok(result)
        }
    }

    /// As [`Raise::check`], where there is no value but UA_OK.
    #[inline(always)]
    pub fn check_unit(result: ffi::ua_result_t) -> Result<(), Raise> {
        match NonZeroUsize::new(result) {
            None => Ok(()),
            Some(status) => Err(Raise(status)),
        }
    }

    /// The error whose status this is.
    pub(super) fn from_word(status: NonZeroUsize) -> Raise {
        Raise(status)
    }

    /// Its status.
    pub(super) fn word(self) -> NonZeroUsize {
        self.0
    }

    /// The status for C, which finds an exception object in the root.
    pub fn status(self) -> ffi::ua_result_t {
        self.0.get()
    }
}

/// Whether an exception that is thrown into a wait (none: the wait is closed) is a CancelledError.
pub fn is_cancelled(exc: Obj) -> bool {
    // SAFETY: a handle that C passed, or none.
    // EXCEPTION: none.
    unsafe { ffi::ua_vm_is_cancelled(exc.raw()) }
}

impl From<AlreadyQueued> for Raise {
    fn from(_: AlreadyQueued) -> Self {
        Raise::ALREADY_QUEUED
    }
}
