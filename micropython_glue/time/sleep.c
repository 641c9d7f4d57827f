// sleep, sleep_ms and the awaitable that they return.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../module/duration.h"
#include "../module/functions.h"
#include "../door/raise.h"
#include "../door/types.h"

static mp_obj_t sleep_for(int64_t us) {
    return ua_value(ua_sleep_us(us));
}

static mp_obj_t uasyncio_sleep(mp_obj_t seconds) {
    return sleep_for(ua_us_from(seconds, UA_US_PER_S));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_sleep_obj, uasyncio_sleep);

static mp_obj_t uasyncio_sleep_ms(mp_obj_t ms) {
    return sleep_for(ua_us_from_ms(ms));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_sleep_ms_obj, uasyncio_sleep_ms);

static mp_obj_t sleep_iternext(mp_obj_t self) {
    return ua_next(ua_sleep_next((ua_obj_t)self));
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_sleep, MP_QSTR_sleep, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, sleep_iternext,
    locals_dict, &ua_awaitable_locals
    );
