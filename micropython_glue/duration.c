// Durations as Python gives them: small ints, big ints, floats.

#include <math.h>

#include "py/runtime.h"
#include "duration.h"

static int64_t saturating_mul(int64_t value, int32_t factor) {
    if (value > INT64_MAX / factor) {
        return INT64_MAX;
    }
    return value < 0 ? -1 : value * factor;
}

// The value of a Python int, as far as it matters: a negative one is any negative one.
static int64_t int_value(mp_obj_t value) {
    if (mp_obj_is_small_int(value)) {
        return MP_OBJ_SMALL_INT_VALUE(value);
    }
    if (mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, value, MP_OBJ_NEW_SMALL_INT(0)))) {
        return -1;
    }
    // 28 bits at a time: small ints on every port.
    uint64_t result = 0;
    for (unsigned shift = 0; shift < 84; shift += 28) {
        mp_obj_t part = mp_binary_op(MP_BINARY_OP_RSHIFT, value, MP_OBJ_NEW_SMALL_INT(shift));
        if (shift == 56 && (!mp_obj_is_small_int(part) || MP_OBJ_SMALL_INT_VALUE(part) > 0x7f)) {
            return INT64_MAX;
        }
        part = mp_binary_op(MP_BINARY_OP_AND, part, MP_OBJ_NEW_SMALL_INT(0xfffffff));
        result |= (uint64_t)MP_OBJ_SMALL_INT_VALUE(part) << shift;
    }
    return (int64_t)result;
}

static int64_t us_from(mp_obj_t value, int32_t us_per_unit) {
    #if MICROPY_PY_BUILTINS_FLOAT
    if (mp_obj_is_float(value)) {
        mp_float_t us = mp_obj_float_get(value) * us_per_unit;
        if (isnan(us)) {
            mp_raise_ValueError(MP_ERROR_TEXT("delay is not a number"));
        }
        if (us <= 0) {
            return -1;
        }
        if (us >= (mp_float_t)9e18) {
            return INT64_MAX;
        }
        // In two halves: a conversion to 64 bits would bring in the software for doubles (5.9 KB on a
        // Cortex-M0).
        const mp_float_t two32 = (mp_float_t)4294967296;
        uint32_t high = (uint32_t)(us / two32);
        mp_float_t rest = us - high * two32;
        uint32_t low = (uint32_t)rest;
        return (((int64_t)high << 32) | low) + ((mp_float_t)low < rest);
    }
    #endif
    if (mp_obj_is_int(value)) {
        return saturating_mul(int_value(value), us_per_unit);
    }
    // bool, or an object that is no number: the VM's own conversion, or its TypeError.
    return saturating_mul(mp_obj_get_int(value), us_per_unit);
}

int64_t ua_us_from_seconds(mp_obj_t seconds) {
    return us_from(seconds, 1000000);
}

int64_t ua_us_from_any_ms(mp_obj_t ms) {
    return us_from(ms, 1000);
}
