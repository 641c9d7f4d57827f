// The current loop: get_event_loop, get_running_loop.
//
// There is one loop, and as upstream it is the current one from the start. In the tier `full` set_event_loop(None)
// takes that away where it does not run.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../module/core.h"
#include "../module/functions.h"
#include "current_loop.h"

#if UASYNCIO_TIER >= UA_TIER_FULL
void ua_need_loop(void) {
    if (ua_loop()->unset && !ua_loop_running()) {
        ua_raise(UA_E_NO_CURRENT_LOOP);
    }
}
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
