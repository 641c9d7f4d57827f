//! The clock against the true time. The counters show the true time's lower bits.

use proptest::prelude::*;
use uasyncio::sched::time::{Clock, MAX_GAP_US};

/// A port: its counters' zeroes, which have nothing to do with each other, and the true time.
struct Port {
    zero_us: u32,
    zero_ms: u32,
    time: u64,
}

impl Port {
    fn us(&self) -> u32 {
        self.zero_us.wrapping_add(self.time as u32)
    }

    /// The millisecond counter may be a tick ahead or behind.
    fn ms(&self, jitter: i32) -> u32 {
        self.zero_ms
            .wrapping_add((self.time / 1000) as u32)
            .wrapping_add_signed(jitter)
    }
}

const DAY: u64 = 24 * 3600 * 1_000_000;

/// A time that passes between two readings: none that is within a millisecond of a whole number of wraps, but for none at
/// all.
fn pause() -> impl Strategy<Value = u64> {
    let around = |edge: u64| (edge - 3000)..(edge + 3000);
    let any = prop_oneof![
        0..1000u64,
        0..3000u64,
        0..u64::from(MAX_GAP_US),
        0..24 * DAY,
        around(1 << 31),
        around(1 << 32),
        around((1 << 32) + (1 << 31)),
        around(5 << 32),
    ];
    any.prop_filter("a wrap to within a millisecond", |pause| {
        *pause < 1 << 31 || (1024..(1 << 32) - 1024).contains(&(pause % (1 << 32)))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn exact_whatever_wraps(
        zero_us in prop_oneof![any::<u32>(), Just(u32::MAX), Just((1 << 31) - 1), Just(1 << 31)],
        zero_ms in prop_oneof![any::<u32>(), Just(u32::MAX), Just(1 << 31)],
        pauses in prop::collection::vec((pause(), -2..=2), 0..80),
    ) {
        let clock = Clock::new();
        let mut port = Port { zero_us, zero_ms, time: 0 };
        clock.start(port.us(), port.ms(0));
        for (pause, jitter) in pauses {
            // One long pause after the other: what the last reading knew of the milliseconds is as old as they say.
            port.time += pause;
            prop_assert_eq!(clock.now(port.us(), || port.ms(jitter)), port.time);
            prop_assert_eq!(clock.last(), port.time);
        }
    }

    /// The millisecond counter is not read more often than once a millisecond.
    #[test]
    fn a_busy_loop_reads_one_counter(pauses in prop::collection::vec(0..300u64, 1..200)) {
        let clock = Clock::new();
        let mut port = Port { zero_us: 5, zero_ms: 9, time: 0 };
        clock.start(port.us(), port.ms(0));
        let mut read = 0;
        for pause in pauses {
            port.time += pause;
            let now = clock.now(port.us(), || { read += 1; port.ms(0) });
            prop_assert_eq!(now, port.time);
        }
        prop_assert!(read <= port.time / 1000);
    }

    #[test]
    fn never_backwards_even_if_the_counters_go_wild(
        readings in prop::collection::vec((any::<u32>(), any::<u32>()), 0..80),
    ) {
        let clock = Clock::new();
        clock.start(0, 0);
        let mut last = 0;
        for (us, ms) in readings {
            let now = clock.now(us, || ms);
            prop_assert!(now >= last);
            last = now;
        }
    }

    /// A counter that steps back by a little (a second core's, say) holds the clock, no more.
    #[test]
    fn a_small_step_back_is_waited_out(start in any::<u32>(), first in 1..5000u32, step in 1..1000u32) {
        let clock = Clock::new();
        clock.start(start, 7);
        clock.now(start.wrapping_add(first), || 7 + first / 1000);
        let back = start.wrapping_add(first).wrapping_sub(step);
        prop_assert_eq!(clock.now(back, || 7 + first / 1000), u64::from(first));
        let on = start.wrapping_add(first + 1);
        prop_assert_eq!(clock.now(on, || 7 + first / 1000), u64::from(first) + 1);
    }

    /// After a pause too long to tell, the clock goes on all the same.
    #[test]
    fn a_pause_of_a_month_does_not_stop_the_clock(days in 25..49u64) {
        let clock = Clock::new();
        let mut port = Port { zero_us: 3, zero_ms: 5, time: 0 };
        clock.start(port.us(), port.ms(0));
        port.time += days * DAY + 500_000;
        let now = clock.now(port.us(), || port.ms(0));
        prop_assert!(now <= port.time);
        port.time += 1_000_000;
        prop_assert_eq!(clock.now(port.us(), || port.ms(0)), now + 1_000_000);
        port.time += 2 * DAY;
        prop_assert_eq!(clock.now(port.us(), || port.ms(1)), now + 1_000_000 + 2 * DAY);
    }
}
