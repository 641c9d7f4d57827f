// What Task and Future have in common, as CPython's (future.c), and what Task alone has of the tier `full` (task_name.c).
#ifndef UASYNCIO_FUTURE_H
#define UASYNCIO_FUTURE_H

#include "py/obj.h"
#include "../door/function.h"
#include "../door/types.h"

// outcome.c
mp_obj_t ua_task_iternext(mp_obj_t self);
#if UASYNCIO_TIER >= UA_TIER_FULL
extern const ua_predicate_t ua_task_done_obj;
#else
MP_DECLARE_CONST_FUN_OBJ_1(ua_task_done_obj);
#endif

extern const ua_function_t ua_future_cancel_obj;
extern const ua_predicate_t ua_future_cancelled_obj;
MP_DECLARE_CONST_FUN_OBJ_1(ua_future_result_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_future_exception_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_future_get_loop_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_future_add_done_callback_obj);
MP_DECLARE_CONST_FUN_OBJ_2(ua_future_remove_done_callback_obj);
MP_DECLARE_CONST_FUN_OBJ_2(ua_future_set_result_obj);
MP_DECLARE_CONST_FUN_OBJ_2(ua_future_set_exception_obj);
#define UA_FUTURE_METHODS \
    { MP_ROM_QSTR(MP_QSTR_cancel), MP_ROM_PTR(&ua_future_cancel_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_cancelled), MP_ROM_PTR(&ua_future_cancelled_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_set_result), MP_ROM_PTR(&ua_future_set_result_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_set_exception), MP_ROM_PTR(&ua_future_set_exception_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_result), MP_ROM_PTR(&ua_future_result_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_exception), MP_ROM_PTR(&ua_future_exception_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_get_loop), MP_ROM_PTR(&ua_future_get_loop_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_add_done_callback), MP_ROM_PTR(&ua_future_add_done_callback_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_remove_done_callback), MP_ROM_PTR(&ua_future_remove_done_callback_obj) }

MP_DECLARE_CONST_FUN_OBJ_1(ua_task_cancelling_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_task_uncancel_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_task_get_name_obj);
MP_DECLARE_CONST_FUN_OBJ_2(ua_task_set_name_obj);
MP_DECLARE_CONST_FUN_OBJ_1(ua_task_get_coro_obj);
#define UA_TASK_METHODS \
    { MP_ROM_QSTR(MP_QSTR_cancelling), MP_ROM_PTR(&ua_task_cancelling_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_uncancel), MP_ROM_PTR(&ua_task_uncancel_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_get_name), MP_ROM_PTR(&ua_task_get_name_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_set_name), MP_ROM_PTR(&ua_task_set_name_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_get_coro), MP_ROM_PTR(&ua_task_get_coro_obj) }

// Gives a task a name; MP_OBJ_NULL or None: none.
void ua_task_name(mp_obj_t task, mp_obj_t name);
// Its name, which it gets now where it has none.
mp_obj_t ua_get_name(mp_obj_t task);
// Sets the outcome of a Future, or does nothing where it has one.
void ua_settle(mp_obj_t future, mp_obj_t value, bool raised);
// A new Future; the arguments are not looked at.
mp_obj_t ua_new_future(const mp_obj_t *args, unsigned which);
// A set of all tasks that are not done (every_task.c).
mp_obj_t ua_every_task(void);
// The task whose block a TaskGroup is.
mp_obj_t ua_group_parent(mp_obj_t group);
// Task.cancel(), without a message.
void ua_cancel(mp_obj_t task);

#endif // UASYNCIO_FUTURE_H
