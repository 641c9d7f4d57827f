// Task.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "future.h"
#include "print.h"

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

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Task, MP_QSTR_Task, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, task_make_new,
    #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
    attr, ua_task_attr,
    #endif
    #if UASYNCIO_TIER >= UA_TIER_FULL
    parent, &ua_type_Future,
    print, ua_future_print,
    #endif
    iter, ua_task_iternext,
    locals_dict, &ua_task_locals
    );
