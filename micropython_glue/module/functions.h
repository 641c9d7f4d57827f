// The functions of the module. Each is defined in the file of the type that it belongs to.
#ifndef UASYNCIO_FUNCTIONS_H
#define UASYNCIO_FUNCTIONS_H

#include "py/obj.h"
#include "../glue.h"

// Runs the loop until the task is done; 0: until nothing can be woken.
mp_obj_t ua_run(ua_obj_t task_or_coro);

MP_DECLARE_CONST_FUN_OBJ_1(ua_create_task_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_run_obj);
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(ua_run_until_complete_obj);
MP_DECLARE_CONST_FUN_OBJ_0(ua_current_task_obj);
MP_DECLARE_CONST_FUN_OBJ_VAR_BETWEEN(ua_get_event_loop_obj);
MP_DECLARE_CONST_FUN_OBJ_0(ua_get_running_loop_obj);
MP_DECLARE_CONST_FUN_OBJ_0(ua_new_event_loop_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_sleep_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_sleep_ms_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_wait_for_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_wait_for_ms_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_gather_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_open_connection_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_start_server_obj);

#endif // UASYNCIO_FUNCTIONS_H
