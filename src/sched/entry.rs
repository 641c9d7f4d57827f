//! Entries: what stands in a queue.
//!
//! Every queue of the scheduler is intrusive, so that waiting and waking never allocate: the links
//! lie in the waiting object itself. All such objects begin with an [`Entry`]. One that can also wait
//! for a time begins with a [`Timed`], and so does a task (task.rs).
//!
//! ```text
//! Entry  { base, next, prev, kind, place, state, flags }
//! Timed  { Entry, deadline, aux, seq }
//! Task   { Timed, coro, data, waiters, exc }       12 words: 48 B on a 32-bit board
//! ```
//!
//! The links point at the heads of objects, never into them: that is what MicroPython's collector
//! follows.
//!
//! # Where an entry stands
//!
//! ```text
//!              List::push(.., Ready)                    Ready queue
//!          +-----------------------------------------> [Place::Ready] ---+
//!          |   List::push(.., Waiting)                  a waiters list   |  List::pop
//! [Nowhere] -----------------------------------------> [Place::Waiting] -+  List::remove
//!     ^    |   Timers::insert                           the timer heap   |  Timers::pop/remove
//!     |    +-----------------------------------------> [Place::Timer] ---+
//!     +-------------------------------------------------------------------+
//! ```
//! There is no way from one queue to another but through `Nowhere`, so an entry is never in two.
//!
//! The links of one that has left a queue name the entry itself, so that in each place but the timer heap `entry.next.prev` is the entry.
//! By this `all_tasks` (tasks/all_tasks.c) tells a task from other memory.

use core::cell::Cell;
use core::ops::Deref;
use core::ptr::NonNull;

/// A shared, copyable reference to an object that the VM's collector owns.
///
/// Such an object lives as long as something reachable points at it, which the borrow checker
/// cannot know. It is only ever seen as `&T`, with `Cell` fields; there is no `&mut`.
pub struct Ref<T>(NonNull<T>);

impl<T> Ref<T> {
    /// A reference to the object at `ptr`.
    ///
    /// # Safety
    /// - `ptr` points at an initialised `T`, with the provenance of the whole object.
    /// - The object outlives every use of the reference: it is reachable from the collector's
    ///   roots (or, in tests, never freed).
    pub const unsafe fn new(ptr: NonNull<T>) -> Self {
        Ref(ptr)
    }

    /// The same object, seen as a `U`.
    ///
    /// # Safety
    /// The object is, or begins with, a `U`.
    pub const unsafe fn transmute<U>(self) -> Ref<U> {
        Ref(self.0.cast())
    }

    /// The object's address.
    pub fn addr(self) -> usize {
        self.0.as_ptr() as usize
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Ref<T> {}
impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Deref for Ref<T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: `new` asked for an initialised object that outlives this.
        unsafe { self.0.as_ref() }
    }
}

/// What an entry is: a task, or one kind of hook. api/mod.rs numbers the kinds and their tables.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Kind(pub u8);

impl Kind {
    /// A task; the one kind that the scheduler itself knows. The others are hooks of the awaitables.
    pub const TASK: Kind = Kind(0);
    /// The first kind that is a hook.
    pub const FIRST_HOOK: Kind = Kind(1);
}

/// Which queue an entry stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Place {
    /// None: it runs, or is suspended until somebody pushes it, or is finished.
    Nowhere,
    /// The ready queue.
    Ready,
    /// A list of waiters of some awaitable.
    Waiting,
    /// The timer heap.
    Timer,
}

/// The head of everything that can stand in a queue.
#[repr(C)]
pub struct Entry {
    /// The VM's object header. Written by the VM when it allocates, never read here.
    base: usize,
    pub(super) next: Cell<Option<Ref<Entry>>>,
    pub(super) prev: Cell<Option<Ref<Entry>>>,
    kind: Cell<Kind>,
    pub(super) place: Cell<Place>,
    /// The owner's own state; what it means is the kind's business.
    pub state: Cell<u8>,
    /// More of the owner's state, bit by bit.
    pub flags: Cell<u8>,
}

impl Entry {
    /// A zeroed entry with the header `base`: what a fresh object on the heap looks like.
    pub const fn new(base: usize, kind: Kind) -> Self {
        Entry {
            base,
            next: Cell::new(None),
            prev: Cell::new(None),
            kind: Cell::new(kind),
            place: Cell::new(Place::Nowhere),
            state: Cell::new(0),
            flags: Cell::new(0),
        }
    }

    /// Gives a zeroed entry its kind, at birth.
    pub fn set_kind(&self, kind: Kind) {
        self.kind.set(kind);
    }

    /// What this is the head of.
    pub fn kind(&self) -> Kind {
        self.kind.get()
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        self.place.get()
    }

    /// It is none of the loop's any more: `all_tasks` does not find it.
    pub(super) fn forget(&self) {
        self.next.set(None);
    }
}

impl Ref<Entry> {
    /// The timed entry that this is the head of. Only for entries of the timer heap.
    pub(super) fn as_timed(self) -> Ref<Timed> {
        // SAFETY: Timers::insert takes a Timed and alone links entries in this way, so what the
        // heap's links name is the head of one.
        unsafe { Ref::new(self.0.cast()) }
    }

    /// The object of type `T` that this is the head of.
    ///
    /// # Safety
    /// The entry's kind is the kind of `T`.
    pub unsafe fn cast<T>(self) -> Ref<T> {
        // SAFETY: the caller's promise; provenance as above.
        unsafe { Ref::new(self.0.cast()) }
    }
}

/// An entry that can wait for a time.
#[repr(C)]
pub struct Timed {
    /// The links.
    pub entry: Entry,
    /// When it is due; meaningful in the timer heap.
    pub(crate) deadline: Cell<[u32; 2]>,
    /// In the timer heap: the left child. In a waiters list: that list's address (which the
    /// collector ignores, `List::is_unseen`; the list's owner is held by the task's `data`), or 0. It is left there after that.
    pub(crate) aux: Cell<usize>,
    /// Breaks ties between equal deadlines: first come, first served.
    pub(super) seq: Cell<u32>,
}

impl Timed {
    /// As [`Entry::new`].
    pub const fn new(base: usize, kind: Kind) -> Self {
        Timed {
            entry: Entry::new(base, kind),
            deadline: Cell::new([0; 2]),
            aux: Cell::new(0),
            seq: Cell::new(0),
        }
    }

    /// When it is due, in microseconds of the loop's clock.
    ///
    /// Two words, as an `u64` would ask for an alignment that the VM's heap need not give.
    pub fn deadline(&self) -> u64 {
        let [low, high] = self.deadline.get();
        (u64::from(high) << 32) | u64::from(low)
    }

    /// Notes a time; for an entry that is not in the timer heap.
    pub fn set_deadline(&self, at: u64) {
        self.deadline.set([at as u32, (at >> 32) as u32]);
    }
}

impl Deref for Timed {
    type Target = Entry;
    fn deref(&self) -> &Entry {
        &self.entry
    }
}

/// What begins with an [`Entry`].
///
/// # Safety
/// The implementor is `repr(C)` and its first field is an `Entry`, or begins with one.
pub unsafe trait Headed {}
// SAFETY: repr(C), `entry` comes first.
unsafe impl Headed for Timed {}

impl<T: Headed> Ref<T> {
    /// The head.
    pub fn entry(self) -> Ref<Entry> {
        // SAFETY: the object begins with an Entry (Headed).
        unsafe { Ref::new(self.0.cast()) }
    }
}

/// What begins with a [`Timed`].
///
/// # Safety
/// The implementor is `repr(C)` and its first field is a `Timed`.
pub unsafe trait HeadedByTimed: Headed {}

impl<T: HeadedByTimed> Ref<T> {
    /// The timed part.
    pub fn timed(self) -> Ref<Timed> {
        // SAFETY: the object begins with a Timed (HeadedByTimed).
        unsafe { Ref::new(self.0.cast()) }
    }
}
