// Durations as Python gives them.
#ifndef UASYNCIO_DURATION_H
#define UASYNCIO_DURATION_H

#include "py/obj.h"

// Microseconds in a number of seconds, and of milliseconds. A fraction of a microsecond counts as a
// whole one: a sleep is never short. What is out of range is as long as can be (292,000 years).
int64_t ua_us_from_seconds(mp_obj_t seconds);
int64_t ua_us_from_any_ms(mp_obj_t ms);

// What most sleeps are: up to an hour, in 32 bits.
static inline int64_t ua_us_from_ms(mp_obj_t ms) {
    if (mp_obj_is_small_int(ms)) {
        mp_int_t value = MP_OBJ_SMALL_INT_VALUE(ms);
        if (value <= 0) {
            return 0;
        }
        if (value <= 3600000) {
            return (uint32_t)value * 1000;
        }
    }
    return ua_us_from_any_ms(ms);
}

#endif // UASYNCIO_DURATION_H
