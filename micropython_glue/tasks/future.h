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

// The methods of Task, Future and gather: they have those of Future in common.
#if UASYNCIO_TIER >= UA_TIER_FULL
extern const mp_obj_dict_t ua_task_locals, ua_future_locals, ua_gather_locals;
#endif

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

// What create_task(*args) returns, or raises. In the tier `full` a TypeError says what there is in the place of a coroutine, as CPython's: mostly
// a function that was not called.
#if UASYNCIO_TIER >= UA_TIER_FULL
mp_obj_t ua_created(ua_result_t result, const mp_obj_t *args, unsigned which);
#else
#define ua_created(result, args, which) ua_value(result)
#endif
// The same where there is a task factory: what that returns, be it of a class of its own. Tier `full`.
mp_obj_t ua_made_by_factory(const mp_obj_t *args, unsigned which);
extern const ua_function_t ua_set_task_factory_obj;
MP_DECLARE_CONST_FUN_OBJ_0(ua_get_task_factory_obj);
// Gives a task a name; None: none.
void ua_task_name(mp_obj_t task, mp_obj_t name);
// Its name, which it gets now where it has none.
mp_obj_t ua_get_name(mp_obj_t task);
// Sets the outcome of a Future, or does nothing where it has one.
void ua_settle(mp_obj_t future, mp_obj_t value, bool raised);
// A new Future; the arguments are not looked at.
mp_obj_t ua_new_future(const mp_obj_t *args, unsigned which);
// The task or Future itself; of another awaitable a task, which needs a current loop.
mp_obj_t ua_future_of(mp_obj_t aw);
// A set of all tasks that are not done (every_task.c).
mp_obj_t ua_every_task(void);
// The task whose block a TaskGroup is.
mp_obj_t ua_group_parent(mp_obj_t group);
// The exception that a task has raised, and that is no CancelledError; else 0.
ua_obj_t ua_failure(ua_obj_t task);
// result() and exception(); `none`, UA_E_NO_RESULT or UA_E_NO_EXCEPTION, is the error where it is not done, and tells which of them.
mp_obj_t ua_outcome(mp_obj_t self, ua_result_t none);
bool ua_is_cancelled(ua_obj_t self);
extern const ua_predicate_t ua_future_cancelled_obj;
// Task.cancel(), without a message.
void ua_cancel(mp_obj_t task);

#endif // UASYNCIO_FUTURE_H
