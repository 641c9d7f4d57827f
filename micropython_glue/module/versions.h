// What differs between the versions of MicroPython, from 1.23 on. No other file knows a version.
#ifndef UASYNCIO_VERSIONS_H
#define UASYNCIO_VERSIONS_H

#include "py/mpconfig.h"
#include "py/objint.h"

// The bytes of an int that is not negative, the highest first. Whether it fits: from 1.29 on one that does not is an OverflowError,
// and 1.23 cuts it off without a word.
static inline bool ua_int_to_bytes(mp_obj_t value, size_t len, byte *buf) {
    #if MICROPY_VERSION >= MICROPY_MAKE_VERSION(1, 29, 0)
    mp_obj_int_to_bytes(value, len, buf, true, false, true);
    return true;
    #elif MICROPY_VERSION >= MICROPY_MAKE_VERSION(1, 24, 0)
    return mp_obj_int_to_bytes_impl(value, true, len, buf);
    #else
    mp_obj_int_to_bytes_impl(value, true, len, buf);
    return true;
    #endif
}

#endif // UASYNCIO_VERSIONS_H
