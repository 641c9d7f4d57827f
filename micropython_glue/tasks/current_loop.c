// The current loop: get_event_loop, get_running_loop; in the tier `full` set_event_loop, too.
//
// There is one loop, and as upstream it is the current one from the start. set_event_loop(None) takes that away where it does not run.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "../module/core.h"
#include "../module/functions.h"
#include "current_loop.h"

#if UASYNCIO_TIER >= UA_TIER_FULL
void ua_need_loop(void) {
    if (ua_loop()->unset && !ua_loop_running()) {
        ua_raise(UA_E_NO_CURRENT_LOOP);
    }
}

mp_obj_t ua_future_of(mp_obj_t aw) {
    if (!ua_is_future((ua_obj_t)aw) && ua_vm_is_coroutine((ua_obj_t)aw)) {
        ua_need_loop();
    }
    return ua_loop_create_task(aw);
}

// As CPython's, which a program from there calls after new_event_loop().
static mp_obj_t set_event_loop(mp_obj_t loop) {
    if (loop != mp_const_none) {
        ua_native_part(loop, &ua_type_Loop);
    }
    ua_loop()->unset = loop == mp_const_none;
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_set_event_loop_obj, set_event_loop);
#endif

// The arguments are of the first uasyncio, and of no use.
static mp_obj_t get_event_loop(const mp_obj_t *args, unsigned which) {
    (void)args;
    #if UASYNCIO_TIER >= UA_TIER_FULL
    ua_need_loop();
    #endif
    return UA_LOOP_OBJ;
}
UA_FUNCTION_USING(ua_get_event_loop_obj, get_event_loop, 0, 0, MP_QSTR_runq_len, MP_QSTR_waitq_len);

static mp_obj_t get_running_loop(void) {
    return ua_value(ua_loop_running() ? (ua_obj_t)UA_LOOP_OBJ : UA_E_NO_RUNNING_LOOP);
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_get_running_loop_obj, get_running_loop);
