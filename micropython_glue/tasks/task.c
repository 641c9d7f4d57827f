// Task.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/types.h"
#include "future.h"

#if UASYNCIO_TIER >= UA_TIER_FULL
static mp_obj_t new_task(const mp_obj_t *args, unsigned which) {
    return ua_created(ua_create_task((ua_obj_t)args[0]), args + 1, which);
}
// Task(coro, *, loop=None, name=None, context=None)
static UA_FUNCTION_MORE(new_task_obj, new_task, 1, 1, 1, MP_QSTR_coro, MP_QSTR_loop, MP_QSTR_name, MP_QSTR_context);
#endif

// Task(coro[, globals]): not queued. The second argument is of upstream's Python half; it is of no
// use here. In the tier `full` one with keywords is CPython's, and queued.
static mp_obj_t task_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (n_kw != 0) {
        return ua_call_all(&new_task_obj, n_args, n_kw, args);
    }
    #endif
    mp_arg_check_num(n_args, n_kw, 1, 2, false);
    return ua_value(ua_task_new((ua_obj_t)args[0]));
}

#if UASYNCIO_TIER < UA_TIER_FULL
static mp_obj_t task_cancel(mp_obj_t self) {
    return mp_obj_new_bool(ua_value(ua_task_cancel((ua_obj_t)self, 0)) != mp_const_none);
}
static MP_DEFINE_CONST_FUN_OBJ_1(task_cancel_obj, task_cancel);

static const mp_rom_map_elem_t task_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_done), MP_ROM_PTR(&ua_task_done_obj) },
    { MP_ROM_QSTR(MP_QSTR_cancel), MP_ROM_PTR(&task_cancel_obj) },
};
static MP_DEFINE_CONST_DICT(ua_task_locals, task_locals_table);
#endif

#if UASYNCIO_TIER >= UA_TIER_FULL
// Its repr() gives the task a name, as get_name(); what reports an exception prints it as str(), which needs no memory.
static void task_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    ua_obj_t self = (ua_obj_t)self_in, data = ua_task_data(self);
    bool done = ua_task_done(self);
    ua_show(print, UA_SHOW_TASK);
    ua_show(print, !done ? ua_task_cancelling(self) ? UA_SHOW_CANCELLING : UA_SHOW_PENDING
        : ((ua_task_t *)self)->state == UA_OUTCOME_RAISED && ua_vm_is_cancelled(data) ? UA_SHOW_CANCELLED : UA_SHOW_FINISHED);
    if (kind == PRINT_REPR) {
        ua_show_field(print, UA_SHOW_NAME, ua_get_name(self_in));
        ua_show_field(print, UA_SHOW_CORO, ua_get_coro(self_in));
        if (!done && ua_is_future(data)) {
            ua_show_field(print, UA_SHOW_WAIT_FOR, (mp_obj_t)data);
        }
    }
    ua_show(print, UA_SHOW_END);
}
#endif

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Task, MP_QSTR_Task, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, task_make_new,
    #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
    attr, ua_task_attr,
    #endif
    #if UASYNCIO_TIER >= UA_TIER_FULL
    parent, &ua_type_Future,
    print, task_print,
    #endif
    iter, ua_task_iternext,
    locals_dict, &ua_task_locals
    );
