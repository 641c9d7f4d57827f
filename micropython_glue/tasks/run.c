// create_task, run, run_until_complete, current_task.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../module/functions.h"
#include "../port/cork.h"
#include "../port/ctrl_c.h"
#include "../door/types.h"
#include "../module/core.h"
#include "future.h"

// create_task(coro, *, name=None, context=None), of which the last two are CPython's.
static mp_obj_t uasyncio_create_task(const mp_obj_t *args, unsigned which) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (UA_TASK_FACTORY != mp_const_none) {
        return ua_made_by_factory(args, which);
    }
    #endif
    return ua_created(ua_create_task((ua_obj_t)args[0]), args, which);
}
#if UASYNCIO_TIER >= UA_TIER_FULL
UA_FUNCTION_MORE(ua_create_task_obj, uasyncio_create_task, 1, 1, 1, MP_QSTR_coro, MP_QSTR_name, MP_QSTR_context);
#else
UA_FUNCTION(ua_create_task_obj, uasyncio_create_task, 0, 1, MP_QSTR_coro);
#endif

mp_obj_t ua_run(ua_obj_t task_or_coro, bool linger) {
    ua_ctrl_c_t before;
    ua_ctrl_c_defer(&before);
    ua_result_t result = ua_run_until_complete(task_or_coro, linger);
    ua_ctrl_c_restore(&before);
    ua_cork_flush();
    return ua_value(result);
}

#if UASYNCIO_TIER < UA_TIER_FULL
static mp_obj_t uasyncio_run(const mp_obj_t *coro, unsigned which) {
    return ua_run((ua_obj_t)*coro, false);
}
UA_FUNCTION(ua_run_obj, uasyncio_run, 0, 1, MP_QSTR_coro);
#endif

// run_until_complete(main_task=None): None runs until nothing can be woken.
static mp_obj_t uasyncio_run_until_complete(const mp_obj_t *main_task, unsigned which) {
    return ua_run(ua_from_py(*main_task), false);
}
UA_FUNCTION(ua_run_until_complete_obj, uasyncio_run_until_complete, 0, 0, MP_QSTR_main_task);

// current_task(); in the tier `full` as CPython, too: current_task(loop=None), where with a loop it is None outside of a task.
#if UASYNCIO_TIER >= UA_TIER_FULL
static mp_obj_t uasyncio_current_task(const mp_obj_t *loop, unsigned which) {
    if ((which & UA_ALL) && loop[0] != mp_const_none) {
        return ua_to_py(ua_get_cur_task());
    }
    ua_result_t task = ua_current_task();
    // None in a callback of the loop, as CPython.
    return task == UA_YIELD ? mp_const_none : ua_value(task);
}
UA_FUNCTION_MORE(ua_current_task_obj, uasyncio_current_task, 0, 1, 0, MP_QSTR_loop);

// all_tasks(loop=None): a set of those that are not done. Without a loop it is the running one that is meant.
static mp_obj_t uasyncio_all_tasks(const mp_obj_t *loop, unsigned which) {
    if (*loop == mp_const_none && !ua_loop_running()) {
        ua_raise(UA_E_NO_RUNNING_LOOP);
    }
    return ua_every_task();
}
UA_FUNCTION(ua_all_tasks_obj, uasyncio_all_tasks, 0, 0, MP_QSTR_loop);
#else
static mp_obj_t uasyncio_current_task(void) {
    return ua_value(ua_current_task());
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_current_task_obj, uasyncio_current_task);
#endif
