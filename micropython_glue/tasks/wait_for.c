// wait_for, wait_for_ms and the awaitable that they return.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../module/duration.h"
#include "../module/functions.h"
#include "../door/raise.h"
#include "../door/types.h"

static mp_obj_t wait_for(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args, int32_t us_per_unit) {
    enum { ARG_aw, ARG_timeout };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_aw, MP_ARG_REQUIRED | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
        { MP_QSTR_timeout, MP_ARG_REQUIRED | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args, pos_args, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    mp_obj_t timeout = args[ARG_timeout].u_obj;
    bool has_timeout = timeout != mp_const_none;
    int64_t us = has_timeout ? ua_us_from(timeout, us_per_unit) : 0;
    return ua_value(ua_wait_for_new((ua_obj_t)args[ARG_aw].u_obj, has_timeout, us));
}

static mp_obj_t uasyncio_wait_for(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return wait_for(n_args, args, kw_args, UA_US_PER_S);
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_wait_for_obj, 1, uasyncio_wait_for);

static mp_obj_t uasyncio_wait_for_ms(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return wait_for(n_args, args, kw_args, UA_US_PER_MS);
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_wait_for_ms_obj, 1, uasyncio_wait_for_ms);

static mp_obj_t wait_for_iternext(mp_obj_t self) {
    return ua_next(ua_wait_for_next((ua_obj_t)self));
}

static const ua_awaitable_t wait_for_awaitable = { .end = ua_wait_for_throw };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_wait_for, MP_QSTR_wait_for, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, wait_for_iternext,
    protocol, &wait_for_awaitable,
    locals_dict, &ua_awaitable_locals
    );
