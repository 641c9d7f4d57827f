// Durations as Python gives them.
#ifndef UASYNCIO_DURATION_H
#define UASYNCIO_DURATION_H

#include "py/obj.h"

// Microseconds in a duration given in seconds, or in milliseconds. A fraction of a microsecond counts as
// a whole one: a sleep is never short. A negative one is nothing, what is out of range is as long as can
// be (292,000 years).
#define UA_US_PER_S (1000000)
#define UA_US_PER_MS (1000)
int64_t ua_us_from(mp_obj_t duration, int32_t us_per_unit);

// What most sleeps are: up to an hour, in 32 bits.
static inline int64_t ua_us_from_ms(mp_obj_t ms) {
    if (mp_obj_is_small_int(ms)) {
        mp_int_t value = MP_OBJ_SMALL_INT_VALUE(ms);
        if (value <= 0) {
            return 0;
        }
        if (value <= 3600000) {
            return (uint32_t)value * UA_US_PER_MS;
        }
    }
    return ua_us_from(ms, UA_US_PER_MS);
}

#endif // UASYNCIO_DURATION_H
