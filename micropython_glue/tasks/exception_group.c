// What ExceptionGroup and BaseExceptionGroup can do; the types are in door/exceptions.c. MicroPython has no except*: split() and subgroup() do by hand what it does.

#include "py/objexcept.h"
#include "py/objlist.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "../door/call.h"
#include "../door/name.h"
#include "../door/raise.h"

static mp_obj_t message_of(mp_obj_t group) {
    return ((mp_obj_exception_t *)MP_OBJ_TO_PTR(group))->args->items[0];
}

static void items_of(mp_obj_t group, size_t *len, mp_obj_t **items) {
    mp_obj_get_array(((mp_obj_exception_t *)MP_OBJ_TO_PTR(group))->args->items[1], len, items);
}

static bool is_group(mp_obj_t exc) {
    return mp_obj_is_exact_type(exc, &ua_type_ExceptionGroup) || mp_obj_is_exact_type(exc, &ua_type_BaseExceptionGroup);
}

static bool matches(mp_obj_t exc, mp_obj_t condition) {
    if (mp_obj_is_type(condition, &mp_type_type) || mp_obj_is_type(condition, &mp_type_tuple)) {
        return mp_obj_exception_match(exc, condition);
    }
    return mp_obj_is_true(mp_call_function_1(condition, exc));
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
static mp_obj_t derive(mp_obj_t group, mp_obj_t exceptions) {
    return ua_exception_group(message_of(group), exceptions);
}
static MP_DEFINE_CONST_FUN_OBJ_2(derive_obj, derive);

// Those that match, and the others. An exception that is no group is one of them alone.
static void part(mp_obj_t exc, mp_obj_t condition, mp_obj_t *parts) {
    bool match = matches(exc, condition);
    parts[!match] = exc;
    parts[match] = mp_const_none;
    if (match || !is_group(exc)) {
        return;
    }
    MP_STACK_CHECK();
    parts[0] = mp_obj_new_list(0, NULL);
    parts[1] = mp_obj_new_list(0, NULL);
    size_t len;
    mp_obj_t *items;
    items_of(exc, &len, &items);
    for (size_t i = 0; i < len; ++i) {
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
            dest[0] = message_of(self_in);
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
