// The functions of the module. Each is defined in the file of the type that it belongs to.
#ifndef UASYNCIO_FUNCTIONS_H
#define UASYNCIO_FUNCTIONS_H

#include "../door/function.h"
#include "../glue.h"

// Runs the loop until the task is done; 0: until nothing can be woken. `linger`: who is ready then has a turn more, in the tier `full`.
mp_obj_t ua_run(ua_obj_t task_or_coro, bool linger);

extern const ua_function_t ua_create_task_obj;
extern const ua_function_t ua_loop_create_task_obj;
extern const ua_function_t ua_promote_to_task_obj;
extern const ua_function_t ua_run_obj;
extern const ua_function_t ua_run_until_complete_obj;
#if UASYNCIO_TIER >= 3
extern const ua_function_t ua_current_task_obj;
extern const ua_function_t ua_all_tasks_obj;
#else
MP_DECLARE_CONST_FUN_OBJ_0(ua_current_task_obj);
#endif
extern const ua_function_t ua_get_event_loop_obj;
extern const ua_function_t ua_set_event_loop_obj;
// The method get_loop of a Future and of a Server.
extern const ua_function_t ua_get_loop_obj;
MP_DECLARE_CONST_FUN_OBJ_0(ua_get_running_loop_obj);
MP_DECLARE_CONST_FUN_OBJ_0(ua_new_event_loop_obj);
extern const ua_function_t ua_sleep_obj;
extern const ua_function_t ua_sleep_ms_obj;
extern const ua_function_t ua_wait_for_obj;
extern const ua_function_t ua_wait_for_ms_obj;
MP_DECLARE_CONST_FUN_OBJ_KW(ua_gather_obj);
extern const ua_function_t ua_ensure_future_obj;
extern const ua_function_t ua_wrap_future_obj;
extern const ua_predicate_t ua_isfuture_obj;
extern const ua_predicate_t ua_iscoroutine_obj;
extern const ua_predicate_t ua_iscoroutinefunction_obj;
extern const ua_function_t ua_as_completed_obj;
extern const ua_function_t ua_run_coroutine_threadsafe_obj;
MP_DECLARE_CONST_FUN_OBJ_KW(ua_to_thread_obj);
extern const ua_function_t ua_shield_obj;
extern const ua_function_t ua_wait_obj;
extern const ua_function_t ua_timeout_obj;
extern const ua_function_t ua_timeout_ms_obj;
extern const ua_function_t ua_timeout_at_obj;
extern const ua_function_t ua_capture_call_graph_obj;
extern const ua_function_t ua_format_call_graph_obj;
extern const ua_function_t ua_print_call_graph_obj;
extern const ua_function_t ua_open_connection_obj;
extern const ua_function_t ua_start_server_obj;
extern const ua_function_t ua_stream_awrite_obj;

#endif // UASYNCIO_FUNCTIONS_H
