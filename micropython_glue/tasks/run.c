// create_task, run, run_until_complete, current_task.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../module/functions.h"
#include "../port/ctrl_c.h"

static mp_obj_t uasyncio_create_task(mp_obj_t coro) {
    return ua_value(ua_create_task((ua_obj_t)coro));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_create_task_obj, uasyncio_create_task);

mp_obj_t ua_run(ua_obj_t task_or_coro) {
    ua_ctrl_c_t before;
    ua_ctrl_c_defer(&before);
    ua_result_t result = ua_run_until_complete(task_or_coro);
    ua_ctrl_c_restore(&before);
    return ua_value(result);
}

static mp_obj_t uasyncio_run(mp_obj_t coro) {
    return ua_run((ua_obj_t)coro);
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_run_obj, uasyncio_run);

// run_until_complete(main_task=None): None runs until nothing can be woken.
static mp_obj_t uasyncio_run_until_complete(size_t n_args, const mp_obj_t *args) {
    return ua_run(n_args > 0 ? ua_from_py(args[0]) : 0);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ua_run_until_complete_obj, 0, 1, uasyncio_run_until_complete);

static mp_obj_t uasyncio_current_task(void) {
    return ua_value(ua_current_task());
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_current_task_obj, uasyncio_current_task);
