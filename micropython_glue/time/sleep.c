// sleep, sleep_ms and the awaitable that they return.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../module/duration.h"
#include "../module/functions.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "../door/turn.h"

static mp_obj_t sleep_for(int64_t us) {
    return ua_value(ua_sleep_us(us));
}

#if UASYNCIO_TIER >= UA_TIER_FULL
// op->self is the sleep, op->arg the value of the await.
static ua_result_t result_turn(ua_turn_t *op, bool woken) {
    ua_result_t result = ua_sleep_next((ua_obj_t)op->self);
    return result == UA_OK ? ua_from_py(op->arg) : result;
}

static mp_obj_t with_result(mp_obj_t sleep, mp_obj_t result) {
    UA_TURN(kind, .turn = result_turn);
    return result == mp_const_none ? sleep : MP_OBJ_FROM_PTR(ua_turn_new(&kind, sleep, result));
}
#endif

// sleep(t); in the tier `full` as CPython, too: sleep(delay, result=None)
static mp_obj_t uasyncio_sleep(const mp_obj_t *args, unsigned which) {
    mp_obj_t t = args[0];
    #if UASYNCIO_TIER >= UA_TIER_FULL
    bool all = which & UA_ALL;
    if (all) {
        if ((t == mp_const_none) == (args[2] == mp_const_none)) {
            ua_raise(UA_E_NO_ARGUMENT);
        }
        t = ua_arg_or(t, args[2]);
    }
    mp_obj_t sleep = sleep_for(ua_us_from(t, UA_US_PER_S));
    return all ? with_result(sleep, args[1]) : sleep;
    #else
    return sleep_for(ua_us_from(t, UA_US_PER_S));
    #endif
}
#if UASYNCIO_TIER >= UA_TIER_FULL
UA_FUNCTION_MORE(ua_sleep_obj, uasyncio_sleep, 1, 2, 0, MP_QSTR_t, MP_QSTR_result, MP_QSTR_delay);
#else
UA_FUNCTION(ua_sleep_obj, uasyncio_sleep, 0, 1, MP_QSTR_t);
#endif

// Upstream keeps its awaitable in a default argument, sgen.
static mp_obj_t uasyncio_sleep_ms(const mp_obj_t *ms, unsigned which) {
    return sleep_for(ua_us_from_ms(*ms));
}
UA_FUNCTION_USING(ua_sleep_ms_obj, uasyncio_sleep_ms, 1, 1, MP_QSTR_t, MP_QSTR_sgen);

static mp_obj_t sleep_iternext(mp_obj_t self) {
    return ua_next_soon(ua_sleep_next((ua_obj_t)self));
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_sleep, MP_QSTR_sleep, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, sleep_iternext,
    locals_dict, &ua_awaitable_locals
    );
