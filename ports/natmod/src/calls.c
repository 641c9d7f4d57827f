// Calls into the VM by way of what the table of functions has.

#include "door/raise.h"

void ua_nat_calls_init(void) {
    static const qstr_short_t names[UA_NAT_FUNCTIONS] = {
        [UA_NAT_LEN] = MP_QSTR_len,
        [UA_NAT_ID] = MP_QSTR_id,
        [UA_NAT_INT] = MP_QSTR_int,
        [UA_NAT_STR] = MP_QSTR_str,
        [UA_NAT_REPR] = MP_QSTR_repr,
        [UA_NAT_CALLABLE] = MP_QSTR_callable,
    };
    for (size_t i = 0; i < UA_NAT_FUNCTIONS; ++i) {
        ua_nat.functions[i] = mp_load_global(names[i]);
    }
}

mp_obj_t ua_nat_attr_of(qstr module, qstr name) {
    return mp_load_attr(mp_import_name(module, mp_const_none, MP_OBJ_NEW_SMALL_INT(0)), name);
}

mp_obj_t ua_nat_attr_maybe(qstr module, qstr name) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        return MP_OBJ_NULL;
    }
    mp_obj_t attr = ua_nat_attr_of(module, name);
    nlr_pop();
    return attr;
}

mp_obj_t ua_nat_int(unsigned long long value) {
    mp_obj_t high = mp_obj_new_int_from_uint((uint32_t)(value >> 32));
    mp_obj_t low = mp_obj_new_int_from_uint((uint32_t)value);
    return mp_binary_op(MP_BINARY_OP_ADD, mp_binary_op(MP_BINARY_OP_LSHIFT, high, MP_OBJ_NEW_SMALL_INT(32)), low);
}

mp_obj_t ua_nat_iternext_allow_raise(mp_obj_t o) {
    nlr_buf_t nlr;
    ua_nat.stop_arg = MP_OBJ_NULL;
    if (nlr_push(&nlr) != 0) {
        if (nlr.ret_val != MP_OBJ_TO_PTR(ua_nat.stop)) {
            nlr_raise(MP_OBJ_FROM_PTR(nlr.ret_val));
        }
        ua_nat.stop_arg = *ua_nat.stop_value;
        return MP_OBJ_STOP_ITERATION;
    }
    mp_obj_t next = ((mp_fun_1_t)MP_OBJ_TYPE_GET_SLOT(((mp_obj_base_t *)MP_OBJ_TO_PTR(o))->type, iter))(o);
    nlr_pop();
    return next;
}

// Whatever the lookup raises, there is no such method.
void ua_nat_load_method_protected(mp_obj_t o, qstr q, mp_obj_t *dest) {
    nlr_buf_t nlr;
    dest[0] = MP_OBJ_NULL;
    if (nlr_push(&nlr) == 0) {
        mp_load_method_maybe(o, q, dest);
        nlr_pop();
    } else {
        dest[0] = MP_OBJ_NULL;
    }
}

mp_vm_return_kind_t ua_nat_resume(mp_obj_t coro, mp_obj_t send, mp_obj_t exc, mp_obj_t *value) {
    if (exc != MP_OBJ_NULL) {
        // The table's yield_from throws into no generator that has not begun.
        mp_obj_t method[3];
        mp_load_method_maybe(coro, MP_QSTR_throw, method);
        if (method[0] == MP_OBJ_NULL) {
            // A Future, as the VM's own does it.
            ua_throw(exc);
        }
        method[2] = exc;
        *value = mp_call_method_n_kw(1, 0, method);
        return MP_VM_RETURN_YIELD;
    }
    *value = MP_OBJ_NULL;
    return mp_fun_table.yield_from(coro, send, value) ? MP_VM_RETURN_YIELD : MP_VM_RETURN_NORMAL;
}

static mp_map_elem_t *find(mp_map_t *map, mp_obj_t key) {
    for (size_t i = 0; i < map->alloc; ++i) {
        if (map->table[i].key == key) {
            return &map->table[i];
        }
    }
    return NULL;
}

mp_map_elem_t *ua_nat_map_lookup(mp_map_t *map, mp_obj_t key, mp_map_lookup_kind_t kind) {
    mp_obj_t dict = MP_OBJ_FROM_PTR((byte *)map - offsetof(mp_obj_dict_t, map));
    mp_map_elem_t *found = find(map, key);
    if (kind == MP_MAP_LOOKUP_REMOVE_IF_FOUND && found != NULL) {
        mp_obj_subscr(dict, key, MP_OBJ_NULL);
    } else if (kind == MP_MAP_LOOKUP_ADD_IF_NOT_FOUND && found == NULL) {
        mp_obj_dict_store(dict, key, mp_const_none);
        found = find(map, key);
    }
    return found;
}
