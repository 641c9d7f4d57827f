// Durations as Python gives them.
#ifndef UASYNCIO_DURATION_H
#define UASYNCIO_DURATION_H

#include "py/obj.h"

// Microseconds in a number of seconds, and of milliseconds. A fraction of a microsecond counts as a
// whole one: a sleep is never short. What is out of range is as long as can be (292,000 years).
int64_t ua_us_from_seconds(mp_obj_t seconds);
int64_t ua_us_from_ms(mp_obj_t ms);

#endif // UASYNCIO_DURATION_H
