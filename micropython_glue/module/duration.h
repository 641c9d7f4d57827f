// Durations as Python gives them.
#ifndef UASYNCIO_DURATION_H
#define UASYNCIO_DURATION_H

#include "py/obj.h"
#include "../glue.h"

// Microseconds in a duration given in seconds, or in milliseconds. A fraction of a microsecond counts as
// a whole one: a sleep is never short. A negative duration counts as 0, one out of range as UA_FOR_EVER
// (146,000 years).
#define UA_US_PER_S (1000000)
#define UA_US_PER_MS (1000)
int64_t ua_us_from(mp_obj_t duration, int32_t us_per_unit);

// A time or a duration in microseconds as seconds: a float, where the VM has floats, else whole ones.
mp_obj_t ua_seconds(uint64_t us);

// The shortest way for sleep_ms(0), by which a task lets others run.
static inline int64_t ua_us_from_ms(mp_obj_t ms) {
    if (ms == MP_OBJ_NEW_SMALL_INT(0)) {
        return 0;
    }
    return ua_us_from(ms, UA_US_PER_MS);
}

#endif // UASYNCIO_DURATION_H
