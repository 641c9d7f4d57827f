// What a task and a Future have in common in every tier: done(), how they are awaited, and how any other awaitable becomes one.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/raise.h"
#include "../module/core.h"
#include "future.h"

#if UASYNCIO_TIER >= UA_TIER_FULL
UA_PREDICATE(ua_task_done_obj, ua_task_done);
#else
static mp_obj_t task_done(mp_obj_t self) {
    return mp_obj_new_bool(ua_task_done((ua_obj_t)self));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_task_done_obj, task_done);
#endif

mp_obj_t ua_task_iternext(mp_obj_t self) {
    return ua_next_soon(ua_task_next((ua_obj_t)self));
}

mp_obj_t ua_loop_create_task(mp_obj_t coro) {
    return ua_value(ua_promote((ua_obj_t)coro));
}
