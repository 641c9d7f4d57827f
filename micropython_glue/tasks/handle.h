// The loop's clock in seconds, as CPython's, and what the loop has of the tier `full`.
#ifndef UASYNCIO_HANDLE_H
#define UASYNCIO_HANDLE_H

#include "py/obj.h"

// Seconds as a time of the loop's clock.
uint64_t ua_us_at(mp_obj_t seconds);
// The time in so many seconds.
uint64_t ua_after(mp_obj_t seconds);

MP_DECLARE_CONST_FUN_OBJ_KW(ua_loop_call_soon_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_loop_call_soon_threadsafe_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_loop_call_later_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_loop_call_at_obj);
MP_DECLARE_CONST_FUN_OBJ_0(ua_loop_time_obj);

// In debug mode a TypeError where it is not callable, or a coroutine function.
void ua_check_callback(mp_obj_t callback);
// callable(*args) in the loop, soon: from any thread. The handle.
mp_obj_t ua_call_soon_threadsafe(mp_obj_t callable, mp_obj_t args);

// Threads (thread.c).
MP_DECLARE_CONST_FUN_OBJ_VAR(ua_loop_run_in_executor_obj);
MP_DECLARE_CONST_FUN_OBJ_0(ua_loop_shutdown_executor_obj);

#endif // UASYNCIO_HANDLE_H
