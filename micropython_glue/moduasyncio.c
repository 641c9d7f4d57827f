// The module: its functions and its table of names.

#include "py/objmodule.h"
#include "py/runtime.h"
#include "functions.h"
#include "raise.h"
#include "stream.h"
#include "types.h"

static mp_obj_t uasyncio_create_task(mp_obj_t coro) {
    ua_obj_t out;
    uint32_t status = ua_create_task((ua_obj_t)coro, &out);
    return ua_value(status, out);
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_create_task_obj, uasyncio_create_task);

// run_until_complete(main_task=None): None runs until nothing can be woken.
static mp_obj_t uasyncio_run_until_complete(size_t n_args, const mp_obj_t *args) {
    ua_obj_t out;
    uint32_t status = ua_run_until_complete(n_args > 0 ? ua_from_py(args[0]) : 0, &out);
    return ua_value(status, out);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ua_run_until_complete_obj, 0, 1, uasyncio_run_until_complete);

static mp_obj_t uasyncio_run(mp_obj_t coro) {
    if (ua_loop_running()) {
        // Before the task is made: the outer loop must not find it in its queue.
        ua_value(UA_E_LOOP_RUNNING, 0);
    }
    mp_obj_t task = uasyncio_create_task(coro);
    ua_obj_t out;
    uint32_t status = ua_run_until_complete((ua_obj_t)task, &out);
    return ua_value(status, out);
}
static MP_DEFINE_CONST_FUN_OBJ_1(uasyncio_run_obj, uasyncio_run);

static mp_obj_t uasyncio_current_task(void) {
    ua_obj_t out;
    uint32_t status = ua_current_task(&out);
    return ua_value(status, out);
}
static MP_DEFINE_CONST_FUN_OBJ_0(uasyncio_current_task_obj, uasyncio_current_task);

// Runs at each import statement that finds the module not loaded. The key in sys.modules tells the
// first one on this heap from the others: after a soft reset the loop must forget what it knew.
static mp_obj_t uasyncio___init__(void) {
    mp_obj_dict_t *loaded = &MP_STATE_VM(mp_loaded_modules_dict);
    mp_obj_t key = MP_OBJ_NEW_QSTR(MP_QSTR__asyncio);
    if (mp_map_lookup(&loaded->map, key, MP_MAP_LOOKUP) == NULL) {
        if (!ua_loop_running()) {
            ua_reset();
        }
        mp_obj_dict_store(MP_OBJ_FROM_PTR(loaded), key, mp_const_none);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(uasyncio___init___obj, uasyncio___init__);

static const mp_rom_map_elem_t uasyncio_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_uasyncio) },
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&uasyncio___init___obj) },
    { MP_ROM_QSTR(MP_QSTR_sleep_ms), MP_ROM_PTR(&ua_sleep_ms_obj) },
    { MP_ROM_QSTR(MP_QSTR_sleep), MP_ROM_PTR(&ua_sleep_obj) },
    { MP_ROM_QSTR(MP_QSTR_create_task), MP_ROM_PTR(&ua_create_task_obj) },
    { MP_ROM_QSTR(MP_QSTR_run), MP_ROM_PTR(&uasyncio_run_obj) },
    { MP_ROM_QSTR(MP_QSTR_current_task), MP_ROM_PTR(&uasyncio_current_task_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait_for), MP_ROM_PTR(&ua_wait_for_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait_for_ms), MP_ROM_PTR(&ua_wait_for_ms_obj) },
    { MP_ROM_QSTR(MP_QSTR_gather), MP_ROM_PTR(&ua_gather_obj) },
    { MP_ROM_QSTR(MP_QSTR_Event), MP_ROM_PTR(&ua_type_Event) },
    { MP_ROM_QSTR(MP_QSTR_Task), MP_ROM_PTR(&ua_type_Task) },
    { MP_ROM_QSTR(MP_QSTR_Lock), MP_ROM_PTR(&ua_type_Lock) },
    { MP_ROM_QSTR(MP_QSTR_ThreadSafeFlag), MP_ROM_PTR(&ua_type_ThreadSafeFlag) },
    { MP_ROM_QSTR(MP_QSTR_open_connection), MP_ROM_PTR(&ua_open_connection_obj) },
    { MP_ROM_QSTR(MP_QSTR_start_server), MP_ROM_PTR(&ua_start_server_obj) },
    { MP_ROM_QSTR(MP_QSTR_StreamReader), MP_ROM_PTR(&ua_type_Stream) },
    { MP_ROM_QSTR(MP_QSTR_StreamWriter), MP_ROM_PTR(&ua_type_Stream) },
    { MP_ROM_QSTR(MP_QSTR_Loop), MP_ROM_PTR(&ua_type_Loop) },
    { MP_ROM_QSTR(MP_QSTR_run_until_complete), MP_ROM_PTR(&ua_run_until_complete_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_event_loop), MP_ROM_PTR(&ua_get_event_loop_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_running_loop), MP_ROM_PTR(&ua_get_running_loop_obj) },
    { MP_ROM_QSTR(MP_QSTR_new_event_loop), MP_ROM_PTR(&ua_new_event_loop_obj) },
    { MP_ROM_QSTR(MP_QSTR_CancelledError), MP_ROM_PTR(&ua_type_CancelledError) },
    { MP_ROM_QSTR(MP_QSTR_TimeoutError), MP_ROM_PTR(&ua_type_TimeoutError) },
};
static MP_DEFINE_CONST_DICT(uasyncio_globals, uasyncio_globals_table);

const mp_obj_module_t mp_module_uasyncio = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&uasyncio_globals,
};
MP_REGISTER_MODULE(MP_QSTR_uasyncio, mp_module_uasyncio);
MP_REGISTER_MODULE(MP_QSTR_asyncio, mp_module_uasyncio);
