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

#[derive(Clone, Copy, Debug)]
enum Op {
    /// So much later the running loop reads the clock.
    Advance(u32),
    /// So much later somebody reads it outside the loop.
    Resync(u64, i32),
}

const DAY: u64 = 24 * 3600 * 1_000_000;

fn op() -> impl Strategy<Value = Op> {
    // Almost the counter's range, with the edges among them: what is left of it is a step back.
    let gap = prop_oneof![
        0..1000u32,
        0..MAX_GAP_US,
        MAX_GAP_US..(0xff << 24),
        Just((1 << 31) - 1),
        Just(1 << 31),
        Just((0xff << 24) - 1),
    ];
    // Up to 24 days, with the counter's edges and those of its half among them.
    let around = |edge: u64| (edge - 3000)..(edge + 3000);
    let pause = prop_oneof![
        0..10_000u64,
        0..24 * DAY,
        around(1 << 31),
        around(1 << 32),
        around((1 << 32) + (1 << 31)),
        around(5 << 32),
    ];
    prop_oneof![
        gap.prop_map(Op::Advance),
        (pause, -2..=2).prop_map(|(pause, jitter)| Op::Resync(pause, jitter)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn exact_whatever_wraps(
        zero_us in prop_oneof![any::<u32>(), Just(u32::MAX), Just((1 << 31) - 1), Just(1 << 31)],
        zero_ms in prop_oneof![any::<u32>(), Just(u32::MAX), Just(1 << 31)],
        ops in prop::collection::vec(op(), 0..80),
    ) {
        let clock = Clock::new();
        let mut port = Port { zero_us, zero_ms, time: 0 };
        clock.start(port.us(), port.ms(0));
        for op in ops {
            let now = match op {
                Op::Advance(gap) => {
                    port.time += u64::from(gap);
                    clock.advance(port.us())
                }
                Op::Resync(pause, jitter) => {
                    clock.park(port.us(), port.ms(0));
                    port.time += pause;
                    clock.resync(port.us(), port.ms(jitter))
                }
            };
            prop_assert_eq!(now, port.time);
            prop_assert_eq!(clock.last(), port.time);
        }
    }

    #[test]
    fn never_backwards_even_if_the_counters_go_wild(
        readings in prop::collection::vec((any::<bool>(), any::<u32>(), any::<u32>()), 0..80),
    ) {
        let clock = Clock::new();
        clock.start(0, 0);
        let mut last = 0;
        for (resync, us, ms) in readings {
            let now = if resync { clock.resync(us, ms) } else { clock.advance(us) };
            prop_assert!(now >= last);
            last = now;
        }
    }

    /// A counter that steps back by a little (a second core's, say) holds the clock, no more.
    #[test]
    fn a_small_step_back_is_waited_out(
        start in any::<u32>(), step in 1..1000u32, resync in any::<bool>(),
    ) {
        let clock = Clock::new();
        clock.start(start, 7);
        clock.advance(start.wrapping_add(5000));
        let back = start.wrapping_add(5000 - step);
        let now = if resync { clock.resync(back, 12) } else { clock.advance(back) };
        prop_assert_eq!(now, 5000);
        prop_assert_eq!(clock.advance(start.wrapping_add(5001)), 5001);
    }

    /// After a pause too long to tell, the clock goes on all the same.
    #[test]
    fn a_pause_of_a_month_does_not_stop_the_clock(days in 25..49u64) {
        let clock = Clock::new();
        let mut port = Port { zero_us: 3, zero_ms: 5, time: 0 };
        clock.start(port.us(), port.ms(0));
        port.time += days * DAY;
        let now = clock.resync(port.us(), port.ms(0));
        prop_assert!(now <= port.time);
        port.time += 1_000_000;
        prop_assert_eq!(clock.advance(port.us()), now + 1_000_000);
        clock.park(port.us(), port.ms(0));
        port.time += 2 * DAY;
        prop_assert_eq!(clock.resync(port.us(), port.ms(1)), now + 1_000_000 + 2 * DAY);
    }
}
