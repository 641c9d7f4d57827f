// A counter of microseconds that wraps at 32 bits, from time.ticks_us and time.ticks_ms, which wrap at 30. No header of MicroPython's
// here: a test on the host includes this.
#ifndef UASYNCIO_NATMOD_TICKS_H
#define UASYNCIO_NATMOD_TICKS_H

#include <stdint.h>

#define UA_TICKS_MASK (0x3fffffff)

typedef struct _ua_nat_ticks_t {
    uint32_t us;        // as it was last
    uint32_t us_then;   // as it was when the milliseconds were asked, and what these were
    uint32_t ms_then;
} ua_nat_ticks_t;

// The number whose lower 30 bits are these and that lies nearest to `expected`.
static inline uint32_t ua_ticks_near(uint32_t low, uint32_t expected) {
    uint32_t ahead = (low - expected) & UA_TICKS_MASK;
    return expected + ahead - (ahead > UA_TICKS_MASK / 2 ? UA_TICKS_MASK + 1 : 0);
}

// The counter now, from the two of 30 bits. 30 bits of microseconds are 18 minutes: after a pause longer than a millisecond the
// milliseconds tell how often they have wrapped, up to 12 days.
static inline uint32_t ua_ticks_next(ua_nat_ticks_t *self, uint32_t us_low, uint32_t (*ms_low)(void)) {
    uint32_t ahead = (us_low - self->us) & UA_TICKS_MASK;
    if (ahead < 1000) {
        return self->us += ahead;
    }
    uint32_t ms = ms_low();
    uint32_t passed = (ms - self->ms_then) & UA_TICKS_MASK;
    self->us = ua_ticks_near(us_low, self->us_then + passed * 1000);
    self->us_then = self->us;
    self->ms_then = ms;
    return self->us;
}

#endif // UASYNCIO_NATMOD_TICKS_H
