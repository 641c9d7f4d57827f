// What differs between the versions of MicroPython, from 1.23 on. No other file knows a version.
#ifndef UASYNCIO_VERSIONS_H
#define UASYNCIO_VERSIONS_H

#include "py/mpconfig.h"
#include "py/objint.h"

// The bytes of an int that is not negative and has no more than that, in the machine's order.
static inline void ua_int_to_bytes(mp_obj_t value, size_t len, byte *buf) {
    #if MICROPY_VERSION >= MICROPY_MAKE_VERSION(1, 29, 0)
    mp_obj_int_to_bytes(value, len, buf, !MP_ENDIANNESS_LITTLE, false, true);
    #else
    mp_obj_int_to_bytes_impl(value, !MP_ENDIANNESS_LITTLE, len, buf);
    #endif
}

#endif // UASYNCIO_VERSIONS_H
