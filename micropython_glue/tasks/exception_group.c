// What ExceptionGroup and BaseExceptionGroup can do; the types are in door/exceptions.c. MicroPython has no except*: split() and subgroup() do by hand what it does.

#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "../door/call.h"
#include "../door/name.h"
#include "../door/raise.h"

// The native part of a group, also of an instance of a subclass; NULL: it is none, or was made with other arguments, which nothing checks: by
// its make_new the VM knows a native exception.
static const mp_obj_exception_t *group_of(mp_obj_t exc) {
    const mp_obj_type_t *type = mp_obj_get_type(exc);
    if (mp_obj_is_instance_type(type)) {
        exc = mp_obj_cast_to_native_base(exc, MP_OBJ_FROM_PTR(&ua_type_BaseExceptionGroup));
        if (exc == MP_OBJ_NULL) {
            return NULL;
        }
        type = mp_obj_get_type(exc);
    }
    const mp_obj_exception_t *group = MP_OBJ_TO_PTR(exc);
    return (type == &ua_type_ExceptionGroup || type == &ua_type_BaseExceptionGroup) && group->args->len == 2 ? group : NULL;
}

// By a class or a tuple of classes, or by a function.
static bool matches(mp_obj_t exc, mp_obj_t condition) {
    if (mp_obj_is_type(condition, &mp_type_type)) {
        return mp_obj_exception_match(exc, condition);
    }
    if (!mp_obj_is_type(condition, &mp_type_tuple)) {
        return mp_obj_is_true(mp_call_function_1(condition, exc));
    }
    size_t len;
    mp_obj_t *items;
    mp_obj_get_array(condition, &len, &items);
    bool match = false;
    for (size_t i = 0; i < len && !match; ++i) {
        match = matches(exc, items[i]);
    }
    return match;
}

mp_obj_t ua_exception_group(mp_obj_t message, mp_obj_t exceptions) {
    size_t len;
    mp_obj_t *items;
    mp_obj_get_array(exceptions, &len, &items);
    if (len == 0) {
        return mp_const_none;
    }
    const mp_obj_type_t *type = &ua_type_ExceptionGroup;
    for (size_t i = 0; i < len; ++i) {
        if (!mp_obj_exception_match(items[i], MP_OBJ_FROM_PTR(&mp_type_Exception))) {
            type = &ua_type_BaseExceptionGroup;
        }
    }
    mp_obj_t args[] = { message, mp_obj_new_tuple(len, items) };
    return mp_obj_new_exception_args(type, 2, args);
}

// A group with the same message.
static mp_obj_t derive(mp_obj_t self, mp_obj_t exceptions) {
    const mp_obj_exception_t *group = group_of(self);
    if (group == NULL) {
        ua_raise(UA_E_WRONG_TYPE);
    }
    return ua_exception_group(group->args->items[0], exceptions);
}
static MP_DEFINE_CONST_FUN_OBJ_2(derive_obj, derive);

// Those that match, and the others. An exception that is no group is one of them alone.
static void part(mp_obj_t exc, mp_obj_t condition, mp_obj_t *parts) {
    bool match = matches(exc, condition);
    parts[!match] = exc;
    parts[match] = mp_const_none;
    const mp_obj_exception_t *group = group_of(exc);
    if (match || group == NULL) {
        return;
    }
    MP_STACK_CHECK();
    parts[0] = mp_obj_new_list(0, NULL);
    parts[1] = mp_obj_new_list(0, NULL);
    size_t len;
    mp_obj_t *items;
    // Looked up again each time: the condition may change a list.
    for (size_t i = 0; mp_obj_get_array(group->args->items[1], &len, &items), i < len; ++i) {
        mp_obj_t inner[2];
        part(items[i], condition, inner);
        for (size_t j = 0; j < 2; ++j) {
            if (inner[j] != mp_const_none) {
                mp_obj_list_append(parts[j], inner[j]);
            }
        }
    }
    for (size_t j = 0; j < 2; ++j) {
        parts[j] = derive(exc, parts[j]);
    }
}

static mp_obj_t split(mp_obj_t self, mp_obj_t condition) {
    mp_obj_t parts[2];
    part(self, condition, parts);
    return mp_obj_new_tuple(2, parts);
}
static MP_DEFINE_CONST_FUN_OBJ_2(split_obj, split);

static mp_obj_t subgroup(mp_obj_t self, mp_obj_t condition) {
    mp_obj_t parts[2];
    part(self, condition, parts);
    return parts[0];
}
static MP_DEFINE_CONST_FUN_OBJ_2(subgroup_obj, subgroup);

// The attributes of exceptions with two arguments: of groups, and of IncompleteReadError and LimitOverrunError.
void ua_group_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    static const qstr_short_t names[][2] = {
        { MP_QSTR_message, MP_QSTR_exceptions }, { MP_QSTR_partial, MP_QSTR_expected }, { 0, MP_QSTR_consumed },
    };
    mp_obj_exception_t *self = MP_OBJ_TO_PTR(self_in);
    bool load = dest[0] == MP_OBJ_NULL;
    if (load && self->args->len == 2) {
        size_t kind = self->base.type == &ua_type_IncompleteReadError ? 1 : self->base.type == &ua_type_LimitOverrunError ? 2 : 0;
        if (UA_IS(attr, names[kind][0])) {
            dest[0] = self->args->items[0];
            return;
        }
        if (UA_IS(attr, names[kind][1])) {
            dest[0] = self->args->items[1];
            if (kind == 0) {
                dest[0] = ua_tuple(dest[0]);
            }
            return;
        }
    }
    mp_obj_exception_attr(self_in, attr, dest);
    if (load && dest[0] == MP_OBJ_NULL) {
        // The methods are in the locals.
        dest[1] = MP_OBJ_SENTINEL;
    }
}

static const mp_rom_map_elem_t group_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_derive), MP_ROM_PTR(&derive_obj) },
    { MP_ROM_QSTR(MP_QSTR_split), MP_ROM_PTR(&split_obj) },
    { MP_ROM_QSTR(MP_QSTR_subgroup), MP_ROM_PTR(&subgroup_obj) },
};
MP_DEFINE_CONST_DICT(ua_group_locals, group_locals_table);
