// What Task has beyond Future: its name, its coroutine, how often it was asked to cancel.
//
// A task has no word for a name. One that is given a name gets a coroutine with the name beside it in the place of its own.

#include "py/objstr.h"
#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/types.h"
#include "future.h"

MP_DEFINE_CONST_OBJ_TYPE(ua_type_named, MP_QSTR_coroutine, MP_TYPE_FLAG_NONE);

MP_REGISTER_ROOT_POINTER(mp_uint_t uasyncio_names);

static mp_obj_t text_of(mp_obj_t name) {
    return mp_obj_is_str(name) ? name : mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_str), name);
}

void ua_task_name(mp_obj_t task, mp_obj_t name) {
    if (name == mp_const_none) {
        return;
    }
    name = text_of(name);
    mp_obj_t coro = (mp_obj_t)ua_task_coro((ua_obj_t)task);
    if (mp_obj_is_type(coro, &ua_type_named)) {
        ((ua_named_t *)MP_OBJ_TO_PTR(coro))->name = name;
        return;
    }
    ua_named_t *named = mp_obj_malloc(ua_named_t, &ua_type_named);
    named->coro = coro;
    named->name = name;
    ((ua_task_t *)MP_OBJ_TO_PTR(task))->coro = (ua_obj_t)named;
}

// The first who asks for the name of a task without one gives it "Task-1", the next "Task-2".
mp_obj_t ua_get_name(mp_obj_t self) {
    mp_obj_t coro = (mp_obj_t)ua_task_coro((ua_obj_t)self);
    if (!mp_obj_is_type(coro, &ua_type_named)) {
        vstr_t vstr;
        vstr_init(&vstr, 8);
        vstr_printf(&vstr, "Task-%u", (unsigned)++MP_STATE_VM(uasyncio_names));
        ua_task_name(self, mp_obj_new_str_from_vstr(&vstr));
        coro = (mp_obj_t)ua_task_coro((ua_obj_t)self);
    }
    return ((ua_named_t *)MP_OBJ_TO_PTR(coro))->name;
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_task_get_name_obj, ua_get_name);

static mp_obj_t task_set_name(mp_obj_t self, mp_obj_t name) {
    ua_task_name(self, text_of(name));
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_2(ua_task_set_name_obj, task_set_name);

mp_obj_t ua_get_coro(mp_obj_t self) {
    return ua_unnamed(ua_to_py(ua_task_coro((ua_obj_t)self)));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_task_get_coro_obj, ua_get_coro);

static mp_obj_t task_cancelling(mp_obj_t self) {
    return MP_OBJ_NEW_SMALL_INT(ua_task_cancelling((ua_obj_t)self));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_task_cancelling_obj, task_cancelling);

static mp_obj_t task_uncancel(mp_obj_t self) {
    return MP_OBJ_NEW_SMALL_INT(ua_task_uncancel((ua_obj_t)self));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_task_uncancel_obj, task_uncancel);

mp_obj_t ua_created(ua_result_t result, const mp_obj_t *args, unsigned which) {
    if (result == UA_E_COROUTINE_EXPECTED) {
        ua_raise_got(UA_E_COROUTINE_GOT, args[0]);
    }
    mp_obj_t task = ua_value(result);
    if (which & UA_ALL) {
        ua_task_name(task, args[1]);
    }
    return task;
}
