// Durations, as module/duration.c: here floats and large ints are calculated with by the VM.

#include "module/duration.h"

static mp_obj_t op(mp_binary_op_t op, mp_obj_t a, mp_obj_t b) {
    return mp_binary_op(op, a, b);
}

static bool is_above(mp_obj_t a, mp_obj_t b) {
    return op(MP_BINARY_OP_MORE, a, b) == mp_const_true;
}

// A float, a large int, a bool; or a TypeError.
static MP_NOINLINE int64_t from_number(mp_obj_t value, int32_t us_per_unit) {
    mp_obj_t zero = MP_OBJ_NEW_SMALL_INT(0);
    if (is_above(zero, value)) {
        return 0;
    }
    mp_obj_t us = op(MP_BINARY_OP_MULTIPLY, value, MP_OBJ_NEW_SMALL_INT(us_per_unit));
    mp_obj_t small = MP_OBJ_NEW_SMALL_INT(0x1fffffff);
    if (is_above(us, small) && is_above(us, op(MP_BINARY_OP_LSHIFT, MP_OBJ_NEW_SMALL_INT(1), MP_OBJ_NEW_SMALL_INT(62)))) {
        return UA_FOR_EVER;
    }
    mp_obj_t whole = UA_NAT_CALL(UA_NAT_INT, us);
    mp_int_t fraction = is_above(us, whole);
    if (mp_obj_is_small_int(whole)) {
        return (int64_t)MP_OBJ_SMALL_INT_VALUE(whole) + fraction;
    }
    mp_obj_t high = op(MP_BINARY_OP_RSHIFT, whole, MP_OBJ_NEW_SMALL_INT(32));
    uint32_t low = (uint32_t)mp_obj_get_int_truncated(whole);
    return ((int64_t)mp_obj_get_int(high) << 32) + low + fraction;
}

int64_t ua_us_from(mp_obj_t value, int32_t us_per_unit) {
    if (!mp_obj_is_small_int(value)) {
        return from_number(value, us_per_unit);
    }
    int64_t units = MP_OBJ_SMALL_INT_VALUE(value);
    if (units <= 0) {
        return 0;
    }
    return units >> 42 ? UA_FOR_EVER : units * us_per_unit;
}

// A firmware that loads native modules has floats.
mp_obj_t ua_seconds(uint64_t us) {
    // It has a sign.
    bool negative = us >> 63;
    mp_obj_t whole = mp_obj_new_int_from_ull(negative ? -us : us);
    return op(MP_BINARY_OP_TRUE_DIVIDE, whole, MP_OBJ_NEW_SMALL_INT(negative ? -UA_US_PER_S : UA_US_PER_S));
}
