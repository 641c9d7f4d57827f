// Task.

#include "py/mphal.h"
#include "py/runtime.h"
#include "py/smallint.h"
#include "awaitable.h"
#include "raise.h"
#include "types.h"

// Task(coro[, globals]): not queued. The second argument is of upstream's Python half; it is of no
// use here.
static mp_obj_t task_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 2, false);
    return ua_value(ua_task_new((ua_obj_t)args[0]));
}

static mp_obj_t task_done(mp_obj_t self) {
    return mp_obj_new_bool(ua_task_done((ua_obj_t)self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(task_done_obj, task_done);

static mp_obj_t task_cancel(mp_obj_t self) {
    return mp_obj_new_bool(ua_value(ua_task_cancel((ua_obj_t)self)) != mp_const_none);
}
static MP_DEFINE_CONST_FUN_OBJ_1(task_cancel_obj, task_cancel);

static mp_obj_t task_iternext(mp_obj_t self) {
    return ua_next(ua_task_next((ua_obj_t)self));
}

// Task.data: a return value shows as upstream has it, in a StopIteration.
static mp_obj_t task_get_data(mp_obj_t self) {
    bool returned;
    mp_obj_t data = ua_to_py(ua_task_data((ua_obj_t)self, &returned));
    return returned ? mp_obj_new_exception_arg1(&mp_type_StopIteration, data) : data;
}

static mp_obj_t task_get_state(mp_obj_t self) {
    ua_obj_t state = ua_task_state((ua_obj_t)self);
    switch (state) {
        case UA_TASK_RUNNING:
            return mp_const_true;
        case UA_TASK_DONE:
            return mp_const_none;
        case UA_TASK_RETRIEVED:
            return mp_const_false;
        default:
            return (mp_obj_t)state;
    }
}

// Task.ph_key: when it is due, in ticks_ms.
static mp_obj_t task_get_ph_key(mp_obj_t self) {
    mp_uint_t due = mp_hal_ticks_ms() + ua_task_due_ms((ua_obj_t)self);
    return MP_OBJ_NEW_SMALL_INT(due & (MICROPY_PY_TIME_TICKS_PERIOD - 1));
}

static mp_obj_t task_load(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    switch (attr) {
        case MP_QSTR_coro:
            return ua_to_py(ua_task_coro((ua_obj_t)self));
        case MP_QSTR_data:
            return task_get_data(self);
        case MP_QSTR_state:
            return task_get_state(self);
        case MP_QSTR_ph_key:
            return task_get_ph_key(self);
        default:
            // The methods are in the locals.
            dest[1] = MP_OBJ_SENTINEL;
            return MP_OBJ_NULL;
    }
}

static void task_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL) {
        dest[0] = task_load(self, attr, dest);
    } else if (dest[1] != MP_OBJ_NULL) {
        mp_obj_t value = dest[1];
        if (attr == MP_QSTR_data) {
            // An instance or a class.
            bool is_exception = mp_obj_exception_match(value, MP_OBJ_FROM_PTR(&mp_type_BaseException));
            ua_task_set_data((ua_obj_t)self, ua_from_py(value), is_exception);
            dest[0] = MP_OBJ_NULL;
        } else if (attr == MP_QSTR_state) {
            ua_value(ua_task_set_callback((ua_obj_t)self, mp_obj_is_callable(value) ? (ua_obj_t)value : 0));
            dest[0] = MP_OBJ_NULL;
        }
    }
}

static const mp_rom_map_elem_t task_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_done), MP_ROM_PTR(&task_done_obj) },
    { MP_ROM_QSTR(MP_QSTR_cancel), MP_ROM_PTR(&task_cancel_obj) },
};
static MP_DEFINE_CONST_DICT(task_locals, task_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Task, MP_QSTR_Task, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, task_make_new,
    attr, task_attr,
    iter, task_iternext,
    locals_dict, &task_locals
    );
