//! Which of the loop's polls can be left out, because nothing can have changed that matters.
//!
//! ```text
//!            wait(): it polls itself            poll(): left out
//!   [DUE] ---------------------------> [WAITED] ------------------> [FRESH] <-- poll(): done
//!     ^                                                                |
//!     |  poll(): left out                 spare()                      |
//!     +------------------------ [SPARE] <------------------------------+
//! ```
//! A task that has written, and gives the others a turn, spares the poll that follows, but never two in a row.

use core::cell::Cell;

const DUE: u8 = 0;
const FRESH: u8 = 1;
// From here on the next poll is left out.
const WAITED: u8 = 2;
const SPARE: u8 = 3;

/// The state above. Zeroed memory is `DUE`.
pub struct Rest(Cell<u8>);

impl Rest {
    /// The loop is about to wait, which polls.
    pub fn waited(&self) {
        self.0.set(WAITED);
    }

    /// The current task has nothing to wait for but the others' turn.
    pub fn spare(&self) {
        if self.0.get() == FRESH {
            self.0.set(SPARE);
        }
    }

    /// Whether the poll that is due now can be left out.
    pub fn leave_out(&self) -> bool {
        let was = self.0.replace(FRESH);
        if was == SPARE {
            self.0.set(DUE);
        }
        was >= WAITED
    }
}
