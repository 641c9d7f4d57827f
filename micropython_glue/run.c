// create_task, run, and what an import does: the functions that both APIs have.

#include "py/runtime.h"
#include "ctrl_c.h"
#include "functions.h"
#include "raise.h"

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

// Runs at each import statement that finds the module not loaded. The key in sys.modules tells the
// first one on this heap from the others: after a soft reset the loop must forget what it knew.
static mp_obj_t uasyncio___init__(void) {
    mp_map_t *loaded = &MP_STATE_VM(mp_loaded_modules_dict).map;
    mp_map_elem_t *here = mp_map_lookup(loaded, MP_OBJ_NEW_QSTR(MP_QSTR__uasyncio), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    if (here->value == MP_OBJ_NULL) {
        if (!ua_loop_running()) {
            ua_reset();
            ua_module_reset();
        }
        here->value = mp_const_none;
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_init_obj, uasyncio___init__);
