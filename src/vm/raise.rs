//! Exceptions as values.

use super::ffi;
use crate::sched::obj::Obj;
use crate::sched::wait::AlreadyQueued;

/// Why an operation fails. It is `Copy`: nothing needs dropping when C raises it in the end.
#[derive(Clone, Copy)]
pub enum Raise {
    /// With this exception object (or class).
    Exc(Obj),
    /// With the exception that raise.c keeps under this number (`UA_E_*` of glue.h).
    Error(u32),
}

impl Raise {
    /// The heap is full.
    pub const MEMORY: Raise = Raise::Error(ffi::ua_status_t_UA_E_MEMORY);
    /// What should be driven has no `send`.
    pub const COROUTINE_EXPECTED: Raise = Raise::Error(ffi::ua_status_t_UA_E_COROUTINE_EXPECTED);
    /// Awaited, or asked for the current task, outside a running loop.
    pub const NO_RUNNING_LOOP: Raise = Raise::Error(ffi::ua_status_t_UA_E_NO_RUNNING_LOOP);
    /// `run()` inside a running loop.
    pub const LOOP_RUNNING: Raise = Raise::Error(ffi::ua_status_t_UA_E_LOOP_RUNNING);
    /// A task awaits itself.
    pub const AWAIT_SELF: Raise = Raise::Error(ffi::ua_status_t_UA_E_AWAIT_SELF);
    /// A task awaits one that, in the end, awaits it.
    pub const AWAIT_CYCLE: Raise = Raise::Error(ffi::ua_status_t_UA_E_AWAIT_CYCLE);
    /// A wait_for or gather is awaited by a second task.
    pub const AWAITED_TWICE: Raise = Raise::Error(ffi::ua_status_t_UA_E_AWAITED_TWICE);
    /// A lock is released that is not locked.
    pub const LOCK_NOT_ACQUIRED: Raise = Raise::Error(ffi::ua_status_t_UA_E_LOCK_NOT_ACQUIRED);
    /// Somebody waits for the same event of the stream already.
    pub const STREAM_BUSY: Raise = Raise::Error(ffi::ua_status_t_UA_E_STREAM_BUSY);
    /// A timeout has passed.
    pub const TIMEOUT: Raise = Raise::Error(ffi::ua_status_t_UA_E_TIMEOUT);

    /// What a protected call into the VM returned: `Ok` for UA_OK.
    pub fn check(status: u32, obj: ffi::ua_obj_t) -> Result<Obj, Raise> {
        match status {
            ffi::ua_status_t_UA_OK => Ok(Obj::from_raw(obj)),
            ffi::ua_status_t_UA_RAISE => Err(Raise::Exc(Obj::from_raw(obj))),
            number => Err(Raise::Error(number)),
        }
    }
}

impl From<AlreadyQueued> for Raise {
    fn from(_: AlreadyQueued) -> Self {
        Raise::Error(ffi::ua_status_t_UA_E_ALREADY_QUEUED)
    }
}
