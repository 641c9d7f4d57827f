// Names become the VM's.

mp_obj_t ua_nat_constant(mp_rom_obj_t o) {
    if (((mp_uint_t)o & 7) == 2) {
        return MP_OBJ_NEW_QSTR((mp_uint_t)o >> 3);
    }
    return (mp_obj_t)(o == MP_ROM_NONE ? mp_const_none : o == MP_ROM_FALSE ? mp_const_false : o == MP_ROM_TRUE ? mp_const_true : o);
}

static void table_init(mp_map_elem_t *table, size_t n) {
    for (size_t i = 0; i < n; ++i) {
        table[i].key = ua_nat_constant(table[i].key);
        table[i].value = ua_nat_constant(table[i].value);
    }
}

void ua_nat_names_init(void) {
    for (const mp_obj_type_t *const *listed = ua_nat_types; listed != ua_nat_types_end; ++listed) {
        mp_obj_type_t *type = (mp_obj_type_t *)*listed;
        type->name = ua_nat_name(type->name);
        const mp_obj_dict_t *locals = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, locals_dict);
        if (locals != NULL) {
            table_init(locals->map.table, locals->map.used);
        }
    }
}

void ua_nat_args(mp_arg_t *to, const mp_arg_t *from, size_t n) {
    for (size_t i = 0; i < n; ++i) {
        to[i] = from[i];
        to[i].qst = ua_nat_name(from[i].qst);
        if ((from[i].flags & 0xff) == MP_ARG_OBJ) {
            to[i].defval.u_obj = ua_nat_constant(from[i].defval.u_rom_obj);
        }
    }
}
