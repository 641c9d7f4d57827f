// Durations as Python gives them: small ints, big ints, floats.

#include "py/objint.h"
#include "py/runtime.h"
#include "duration.h"

// The value of a number. A negative one counts as 0, one that is too large as INT64_MAX.
static int64_t int_value(mp_obj_t value) {
    #if MICROPY_LONGINT_IMPL != MICROPY_LONGINT_IMPL_NONE
    if (mp_obj_is_exact_type(value, &mp_type_int)) {
        if (mp_obj_int_sign(value) < 0) {
            return 0;
        }
        mp_obj_t high = mp_binary_op(MP_BINARY_OP_RSHIFT, value, MP_OBJ_NEW_SMALL_INT(32));
        // Below 2^62. Where words have 64 bits, what is no small int is not.
        if (sizeof(mp_int_t) > sizeof(uint32_t) || !mp_obj_is_small_int(high)) {
            return INT64_MAX;
        }
        return (int64_t)MP_OBJ_SMALL_INT_VALUE(high) << 32 | (uint32_t)mp_obj_int_get_truncated(value);
    }
    #endif
    // A small int, a bool, or an object that is no number: the VM's own conversion, or its TypeError.
    mp_int_t small = mp_obj_get_int(value);
    return small < 0 ? 0 : small;
}

int64_t ua_us_from(mp_obj_t value, int32_t us_per_unit) {
    #if MICROPY_PY_BUILTINS_FLOAT
    if (mp_obj_is_float(value)) {
        mp_float_t us = mp_obj_float_get(value) * us_per_unit;
        if (us <= 0) {
            return 0;
        }
        if (us >= (mp_float_t)UA_FOR_EVER) {
            return UA_FOR_EVER;
        }
        // By way of an int object: the compiler's conversion to 64 bits would bring in the software for
        // doubles (5.9 KB on a Cortex-M0). A NaN is a ValueError.
        mp_obj_t whole = mp_obj_new_int_from_float(us);
        return int_value(whole) + (mp_obj_get_float(whole) < us);
    }
    #endif
    int64_t units = int_value(value);
    // From 2^42 on (139 years, if it is milliseconds) seconds leave the range.
    return units >> 42 ? UA_FOR_EVER : units * us_per_unit;
}

mp_obj_t ua_seconds(uint64_t us) {
    mp_obj_t whole = mp_obj_new_int_from_ll(us);
    #if MICROPY_PY_BUILTINS_FLOAT
    return mp_binary_op(MP_BINARY_OP_TRUE_DIVIDE, whole, MP_OBJ_NEW_SMALL_INT(UA_US_PER_S));
    #else
    return mp_binary_op(MP_BINARY_OP_FLOOR_DIVIDE, whole, MP_OBJ_NEW_SMALL_INT(UA_US_PER_S));
    #endif
}
