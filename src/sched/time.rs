//! The loop's clock: 64-bit microseconds over a port's counter that wraps at 32 bits.

use core::cell::Cell;

/// Half of the counter's range.
const HALF: u32 = 1 << 31;
/// So long after both counters were read, the microsecond counter alone is enough.
const ALONE_US: u32 = 1 << 10;

/// The longest idle wait, in microseconds (18 minutes).
pub const MAX_GAP_US: u32 = 1 << 30;

/// Extends a wrapping counter. Zeroed memory is a clock at 0.
///
/// This is the one place that knows of the wrap. A step may keep the loop from reading the clock for hours (it has the chip
/// sleep), and the microsecond counter wraps every 71.6 minutes: how often it has, the millisecond counter tells, which is
/// read as well unless both were just read. A pause of up to 24 days is measured right; only one that is within a millisecond
/// of a whole number of wraps is taken for that rest.
///
/// The time never goes backwards: a counter that steps back (it should not) holds the clock until it has caught up.
#[repr(C)]
pub struct Clock {
    /// The time at the last reading.
    us: Cell<[u32; 2]>,
    last_ticks_us: Cell<u32>,
    /// The counters when both were last read.
    both_ticks_us: Cell<u32>,
    both_ticks_ms: Cell<u32>,
}

impl Clock {
    /// A clock at 0.
    pub const fn new() -> Self {
        Clock {
            us: Cell::new([0; 2]),
            last_ticks_us: Cell::new(0),
            both_ticks_us: Cell::new(0),
            both_ticks_ms: Cell::new(0),
        }
    }

    /// The time at the last reading, in microseconds.
    pub fn last(&self) -> u64 {
        let [low, high] = self.us.get();
        (u64::from(high) << 32) | u64::from(low)
    }

    /// The time now, in microseconds, given the microsecond counter's reading now, and a way to read the millisecond counter.
    pub fn now(&self, ticks_us: u32, ticks_ms: impl FnOnce() -> u32) -> u64 {
        let both = self.both_ticks_us.get();
        let since_both = ticks_us.wrapping_sub(both);
        let last_since_both = self.last_ticks_us.get().wrapping_sub(both);
        let last = self.last();
        let mut now = u64::from(since_both) + last - u64::from(last_since_both);
        if since_both >= ALONE_US {
            // The true time since then is that plus whole turns of the counter. The milliseconds are good to one or two: the
            // nearest number of turns is the right one, and -1 is a step back. Less is a pause too long to tell: it counts as
            // short, as the clock may lose time but not stop.
            let ticks_ms = ticks_ms();
            let since_ms = ticks_ms.wrapping_sub(self.both_ticks_ms.get());
            let missing = i64::from(since_ms as i32) * 1000 - i64::from(since_both);
            let turns = (missing + i64::from(HALF)) >> 32;
            if turns == -1 {
                return last;
            }
            now += (turns.max(0) as u64) << 32;
            self.both_ticks_us.set(ticks_us);
            self.both_ticks_ms.set(ticks_ms);
        } else if since_both < last_since_both {
            return last;
        }
        self.last_ticks_us.set(ticks_us);
        self.us.set([now as u32, (now >> 32) as u32]);
        now
    }

    /// Takes the counters' readings as those of a clock at 0.
    pub fn start(&self, ticks_us: u32, ticks_ms: u32) {
        self.last_ticks_us.set(ticks_us);
        self.both_ticks_us.set(ticks_us);
        self.both_ticks_ms.set(ticks_ms);
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}
