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

static mp_obj_t uasyncio_sleep(const mp_obj_t *seconds, unsigned which) {
    return sleep_for(ua_us_from(*seconds, UA_US_PER_S));
}
UA_FUNCTION(ua_sleep_obj, uasyncio_sleep, 0, 1, MP_QSTR_t);

// Upstream keeps its awaitable in a default argument, sgen.
static mp_obj_t uasyncio_sleep_ms(const mp_obj_t *ms, unsigned which) {
    return sleep_for(ua_us_from_ms(*ms));
}
UA_FUNCTION_USING(ua_sleep_ms_obj, uasyncio_sleep_ms, 1, 1, MP_QSTR_t, MP_QSTR_sgen);

static mp_obj_t sleep_iternext(mp_obj_t self) {
    return ua_next(ua_sleep_next((ua_obj_t)self));
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_sleep, MP_QSTR_sleep, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, sleep_iternext,
    locals_dict, &ua_awaitable_locals
    );
