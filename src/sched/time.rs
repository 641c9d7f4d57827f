//! The loop's clock: 64-bit microseconds over a port's counter that wraps at 32 bits.

use core::cell::Cell;

/// Half of the counter's range.
const HALF: u32 = 1 << 31;
/// From here on an advance reads as a step backwards, of up to 16 seconds.
const BACK: u32 = 0xff << 24;

/// The longest time that may pass between two readings, in microseconds: the loop wakes up at
/// least this often (18 minutes) so that no wrap of the counter is missed.
pub const MAX_GAP_US: u32 = 1 << 30;

/// Extends a wrapping counter. Zeroed memory is a clock at 0.
///
/// This is the one place that knows of the wrap. The time never goes backwards: a counter that
/// steps back (it should not) holds the clock until it has caught up.
#[repr(C)]
pub struct Clock {
    us: Cell<[u32; 2]>,
    last_ticks_us: Cell<u32>,
    /// What the millisecond counter showed when the loop was last left, or at the reading after that.
    last_ticks_ms: Cell<u32>,
}

impl Clock {
    /// A clock at 0.
    pub const fn new() -> Self {
        Clock {
            us: Cell::new([0; 2]),
            last_ticks_us: Cell::new(0),
            last_ticks_ms: Cell::new(0),
        }
    }

    /// The time at the last reading, in microseconds.
    pub fn last(&self) -> u64 {
        let [low, high] = self.us.get();
        (u64::from(high) << 32) | u64::from(low)
    }

    /// The time now, given the counter's reading now.
    ///
    /// Right as long as less than `BACK` (71 minutes) has passed since the last reading, as it may in a
    /// task that has the chip sleep; after a longer pause [`Clock::resync`] comes first.
    pub fn advance(&self, ticks_us: u32) -> u64 {
        let delta = ticks_us.wrapping_sub(self.last_ticks_us.get());
        let now = self.last();
        if delta >= BACK {
            return now;
        }
        self.last_ticks_us.set(ticks_us);
        let now = now + u64::from(delta);
        self.us.set([now as u32, (now >> 32) as u32]);
        now
    }

    /// As [`Clock::advance`], when nobody will read the clock for a while: [`Clock::resync`] comes next.
    pub fn park(&self, ticks_us: u32, ticks_ms: u32) {
        self.advance(ticks_us);
        self.last_ticks_ms.set(ticks_ms);
    }

    /// As [`Clock::advance`], after a pause of up to 24 days since the clock was parked or last read so:
    /// the millisecond counter tells how often the microsecond counter has wrapped.
    pub fn resync(&self, ticks_us: u32, ticks_ms: u32) -> u64 {
        let delta_ms = ticks_ms.wrapping_sub(self.last_ticks_ms.get());
        let delta_us = ticks_us.wrapping_sub(self.last_ticks_us.get());
        // The true advance is delta_us plus whole turns of the counter. The milliseconds are good
        // to one or two: the nearest number of turns is the right one, and -1 is a step back. Less is
        // a pause too long to tell: it counts as short, as the clock may lose time but not stop.
        let missing = i64::from(delta_ms as i32) * 1000 - i64::from(delta_us);
        let turns = (missing + i64::from(HALF)) >> 32;
        if turns == -1 {
            return self.last();
        }
        self.last_ticks_us.set(ticks_us);
        let now = self.last() + u64::from(delta_us) + ((turns.max(0) as u64) << 32);
        self.us.set([now as u32, (now >> 32) as u32]);
        self.last_ticks_ms.set(ticks_ms);
        now
    }

    /// Takes the counters' readings as the clock's zero.
    pub fn start(&self, ticks_us: u32, ticks_ms: u32) {
        self.us.set([0; 2]);
        self.last_ticks_us.set(ticks_us);
        self.last_ticks_ms.set(ticks_ms);
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}
