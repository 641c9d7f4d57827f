// The loop's clock in seconds, as CPython's, and what the loop has of the tier `full`.
#ifndef UASYNCIO_HANDLE_H
#define UASYNCIO_HANDLE_H

#include "py/obj.h"

// A time of the loop's clock: a float of seconds, and back.
mp_obj_t ua_seconds(uint64_t us);
uint64_t ua_us_at(mp_obj_t seconds);
// The time in so many seconds.
uint64_t ua_after(mp_obj_t seconds);

MP_DECLARE_CONST_FUN_OBJ_KW(ua_loop_call_soon_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_loop_call_later_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_loop_call_at_obj);
MP_DECLARE_CONST_FUN_OBJ_0(ua_loop_time_obj);

#endif // UASYNCIO_HANDLE_H
