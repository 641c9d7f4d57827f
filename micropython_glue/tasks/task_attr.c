// The attributes of a Task: what upstream's users and libraries look at, or store into.

#include "py/runtime.h"
#include "py/smallint.h"
#include "../door/name.h"
#include "../door/raise.h"
#include "../door/types.h"

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
    mp_uint_t due = ua_vm_ticks_ms() + ua_task_due_ms((ua_obj_t)self);
    return MP_OBJ_NEW_SMALL_INT(due & (MICROPY_PY_TIME_TICKS_PERIOD - 1));
}

void ua_task_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    bool load = dest[0] == MP_OBJ_NULL;
    mp_obj_t value = dest[1];
    if (!load && value == MP_OBJ_NULL) {
        // Nothing can be deleted.
        return;
    }
    if (UA_IS(attr, MP_QSTR_data)) {
        if (load) {
            dest[0] = task_get_data(self);
            return;
        }
        // An instance or a class.
        bool is_exception = mp_obj_exception_match(value, MP_OBJ_FROM_PTR(&mp_type_BaseException));
        ua_task_set_data((ua_obj_t)self, ua_from_py(value), is_exception);
    } else if (UA_IS(attr, MP_QSTR_state)) {
        if (load) {
            dest[0] = task_get_state(self);
            return;
        }
        ua_value(ua_task_set_callback((ua_obj_t)self, mp_obj_is_callable(value) ? (ua_obj_t)value : 0));
    } else if (!load) {
        return;
    } else if (UA_IS(attr, MP_QSTR_coro)) {
        dest[0] = ua_get_coro(self);
        return;
    } else if (UA_IS(attr, MP_QSTR_ph_key)) {
        dest[0] = task_get_ph_key(self);
        return;
    } else {
        // The methods are in the locals.
        dest[1] = MP_OBJ_SENTINEL;
    }
    dest[0] = MP_OBJ_NULL;
}
