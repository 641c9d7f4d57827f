// wait_for, wait_for_ms and the awaitable that they return.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../module/duration.h"
#include "../module/functions.h"
#include "../door/raise.h"
#include "../door/types.h"

// In the tier `full` what is left out of wait_for's arguments is MP_OBJ_NULL, as of two names of one there has to be one.
enum { IN_MS, BY_SLEEP = UASYNCIO_TIER >= UA_TIER_FULL ? UA_OR_NULL : 1 };

// wait_for(aw, timeout, sleep=core.sleep): which sleep it is tells the unit. There is no helper task that one of the caller's
// own could run in. CPython calls the first one fut.
static mp_obj_t wait_for(const mp_obj_t *args, unsigned which) {
    int32_t us_per_unit = UA_US_PER_MS;
    mp_obj_t aw = args[0];
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (which == BY_SLEEP) {
        if ((aw == MP_OBJ_NULL) == (args[3] == MP_OBJ_NULL) || args[1] == MP_OBJ_NULL) {
            mp_arg_check_num(0, 0, 2, 2, false);
        }
        aw = aw == MP_OBJ_NULL ? args[3] : aw;
    }
    #endif
    if (which == BY_SLEEP && args[2] != MP_OBJ_FROM_PTR(&ua_sleep_ms_obj)) {
        if (args[2] != MP_OBJ_NULL && args[2] != mp_const_none && args[2] != MP_OBJ_FROM_PTR(&ua_sleep_obj)) {
            mp_raise_TypeError(NULL);
        }
        us_per_unit = UA_US_PER_S;
    }
    bool has_timeout = args[1] != mp_const_none;
    int64_t us = has_timeout ? ua_us_from(args[1], us_per_unit) : 0;
    return ua_value(ua_wait_for_new((ua_obj_t)aw, has_timeout, us));
}
#if UASYNCIO_TIER >= UA_TIER_FULL
UA_FUNCTION(ua_wait_for_obj, wait_for, BY_SLEEP, 0, MP_QSTR_aw, MP_QSTR_timeout, MP_QSTR_sleep, MP_QSTR_fut);
#else
UA_FUNCTION(ua_wait_for_obj, wait_for, BY_SLEEP, 2, MP_QSTR_aw, MP_QSTR_timeout, MP_QSTR_sleep);
#endif
UA_FUNCTION(ua_wait_for_ms_obj, wait_for, IN_MS, 2, MP_QSTR_aw, MP_QSTR_timeout);

static mp_obj_t wait_for_iternext(mp_obj_t self) {
    return ua_next(ua_wait_for_next((ua_obj_t)self));
}

static const ua_awaitable_t wait_for_awaitable = { .end = ua_wait_for_throw };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_wait_for, MP_QSTR_wait_for, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, wait_for_iternext,
    protocol, &wait_for_awaitable,
    locals_dict, &ua_awaitable_locals,
    UA_COROUTINE
    );
