//! Opaque handles.

use core::fmt;

/// An object of the VM, as the scheduler sees it: a number to keep, compare and hand back.
///
/// `Obj::NONE` stands for "no object". The collector finds a handle wherever it lies in an object
/// that is itself reachable, since it is the object's own address.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Obj(usize);

impl Obj {
    /// No object. Zero, so that zeroed memory holds it.
    pub const NONE: Obj = Obj(0);

    /// The handle with this number. Whether it names an object is the VM's business.
    pub const fn from_raw(raw: usize) -> Self {
        Obj(raw)
    }

    /// The number the VM knows the object by.
    pub const fn raw(self) -> usize {
        self.0
    }

    /// Whether there is no object.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Debug for Obj {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Obj({:#x})", self.0)
    }
}
