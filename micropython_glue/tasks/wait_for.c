// wait_for, wait_for_ms and the awaitable that they return.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../module/duration.h"
#include "../module/functions.h"
#include "../door/raise.h"
#include "../door/types.h"

enum { BY_SLEEP, IN_MS };

// wait_for(aw, timeout, sleep=core.sleep): which sleep it is tells the unit. There is no helper task that one of the caller's
// own could run in.
static mp_obj_t wait_for(const mp_obj_t *args, unsigned which) {
    int32_t us_per_unit = UA_US_PER_MS;
    if (which == BY_SLEEP && args[2] != MP_OBJ_FROM_PTR(&ua_sleep_ms_obj)) {
        if (args[2] != mp_const_none && args[2] != MP_OBJ_FROM_PTR(&ua_sleep_obj)) {
            mp_raise_TypeError(NULL);
        }
        us_per_unit = UA_US_PER_S;
    }
    bool has_timeout = args[1] != mp_const_none;
    int64_t us = has_timeout ? ua_us_from(args[1], us_per_unit) : 0;
    return ua_value(ua_wait_for_new((ua_obj_t)args[0], has_timeout, us));
}
UA_FUNCTION(ua_wait_for_obj, wait_for, BY_SLEEP, 2, MP_QSTR_aw, MP_QSTR_timeout, MP_QSTR_sleep);
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
