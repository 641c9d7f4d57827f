// The attributes of a Task: what upstream's users and libraries look at, or store into.

#include "py/runtime.h"
#include "py/smallint.h"
#include "../door/name.h"
#include "../door/raise.h"
#include "../door/types.h"

#define TASK(self) ((ua_task_t *)MP_OBJ_TO_PTR(self))

// Task.data: a return value shows as upstream has it, in a StopIteration.
static mp_obj_t task_get_data(mp_obj_t self) {
    mp_obj_t data = ua_to_py(ua_task_data((ua_obj_t)self));
    return TASK(self)->state == UA_OUTCOME_RETURNED ? mp_obj_new_exception_arg1(&mp_type_StopIteration, data) : data;
}

// An instance or a class is thrown into the task at its next turn; anything else is what it waits in, which has a remove().
static void task_set_data(mp_obj_t self, mp_obj_t value) {
    ua_task_t *task = TASK(self);
    if (mp_obj_exception_match(value, MP_OBJ_FROM_PTR(&mp_type_BaseException))) {
        *(ua_task_done((ua_obj_t)self) ? &task->data : &task->exc) = (ua_obj_t)value;
    } else if (task->state != UA_OUTCOME_RAISED && task->place != UA_PLACE_WAITING) {
        // Not while the task stands in a list of waiters, as its `data` keeps that list alive; nor what is raised again for everybody
        // who awaits.
        task->data = ua_from_py(value);
    }
}

// Task.state: True, or the callable, while it runs; None once it is done, and False once somebody has heard of it.
static mp_obj_t task_get_state(mp_obj_t self) {
    if (ua_task_done((ua_obj_t)self)) {
        return TASK(self)->flags & UA_TASK_RETRIEVED ? mp_const_false : mp_const_none;
    }
    ua_obj_t callable = ua_task_callable((ua_obj_t)self);
    return callable != 0 ? (mp_obj_t)callable : mp_const_true;
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
        task_set_data(self, value);
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
