// Names. MP_QSTR_x is a number of ours (config.py), so that tables of names can be constants. What passes to the VM is turned into
// its own number of the name, in a table that it fills when it loads the module; the tables are turned once, when the module is
// imported (src/names.c).
#ifndef UASYNCIO_NATMOD_NAMES_H
#define UASYNCIO_NATMOD_NAMES_H

// In our number: it is an index into mp_native_qstr_table. Without it the number is the VM's own, in all firmwares the same.
#define UA_NAT_DYNAMIC (0x8000)

static inline qstr ua_nat_name(qstr q) {
    const uint16_t *names = mp_native_qstr_table;
    #if __XTENSA__
    // Else the compiler would take a far name's address, which mpy_ld.py cannot relocate: it knows the table's alone.
    __asm__ ("" : "+r" (names));
    #endif
    return q & UA_NAT_DYNAMIC ? names[q & ~UA_NAT_DYNAMIC] : q;
}

// In the place of micropython_glue/door/name.h.
#define UASYNCIO_NAME_H
#define UA_IS(name, ours) ((name) == ua_nat_name(ours))

#undef MP_OBJ_NEW_QSTR
#define MP_OBJ_NEW_QSTR(q) ((mp_obj_t)((mp_uint_t)ua_nat_name(q) << 3 | 2))
// Of a str that is known to be a name, in the VM's number.
#undef MP_OBJ_QSTR_VALUE
#define MP_OBJ_QSTR_VALUE(o) ((mp_uint_t)(o) >> 3)

// In a table; ua_nat_names_init turns it.
#undef MP_ROM_QSTR
#define MP_ROM_QSTR(q) ((mp_rom_obj_t)((mp_uint_t)(q) << 3 | 2))

#undef mp_load_global
#undef mp_load_attr
#undef mp_load_method
#undef mp_load_method_maybe
#undef mp_store_global
#undef mp_store_attr
#undef mp_import_name
#define mp_load_global(q) (mp_fun_table.load_global(ua_nat_name(q)))
#define mp_load_attr(base, q) (mp_fun_table.load_attr((base), ua_nat_name(q)))
#define mp_load_method(base, q, dest) (mp_fun_table.load_method((base), ua_nat_name(q), (dest)))
#define mp_load_method_maybe(base, q, dest) (mp_fun_table.load_method_maybe((base), ua_nat_name(q), (dest)))
#define mp_store_global(q, value) (mp_fun_table.store_global(ua_nat_name(q), (value)))
#define mp_store_attr(base, q, value) (mp_fun_table.store_attr((base), ua_nat_name(q), (value)))
#define mp_import_name(q, fromlist, level) (mp_fun_table.import_name(ua_nat_name(q), (fromlist), (level)))

// A table of arguments has names, too, and None and the like, for which addresses stand that no object has.
#undef MP_ROM_NONE
#undef MP_ROM_FALSE
#undef MP_ROM_TRUE
#define MP_ROM_NONE ((mp_rom_obj_t)&ua_nat.memory_error)
#define MP_ROM_FALSE ((mp_rom_obj_t)&ua_nat.stop)
#define MP_ROM_TRUE ((mp_rom_obj_t)&ua_nat.stop_value)

#undef mp_arg_parse_all
#define mp_arg_parse_all(n_pos, pos, kws, n_allowed, allowed, out) \
    mp_arg_t allowed_by_vm[n_allowed]; \
    ua_nat_args(allowed_by_vm, (allowed), (n_allowed)); \
    mp_fun_table.arg_parse_all((n_pos), (pos), (kws), (n_allowed), allowed_by_vm, (out))
#undef mp_arg_parse_all_kw_array
#define mp_arg_parse_all_kw_array(n_pos, n_kw, args, n_allowed, allowed, out) \
    mp_arg_t allowed_by_vm[n_allowed]; \
    ua_nat_args(allowed_by_vm, (allowed), (n_allowed)); \
    mp_fun_table.arg_parse_all_kw_array((n_pos), (n_kw), (args), (n_allowed), allowed_by_vm, (out))
void ua_nat_args(mp_arg_t *to, const mp_arg_t *from, size_t n);

// Each type is listed for the import to find (link.ld).
#define UA_NAT_TYPE_SECTION __attribute__((used, section(".data.rel.ro.ua_types")))
#undef MP_DEFINE_CONST_OBJ_TYPE
#define MP_DEFINE_CONST_OBJ_TYPE(name, ...) \
    MP_DEFINE_CONST_OBJ_TYPE_EXPAND(MP_DEFINE_CONST_OBJ_TYPE_NARGS(name, __VA_ARGS__, _INV, 12, _INV, 11, _INV, 10, _INV, 9, _INV, 8, \
    _INV, 7, _INV, 6, _INV, 5, _INV, 4, _INV, 3, _INV, 2, _INV, 1, _INV, 0)(mp_obj_type_t, name, __VA_ARGS__)); \
    static const mp_obj_type_t *const name##_listed UA_NAT_TYPE_SECTION = &name
extern const mp_obj_type_t *const ua_nat_types[];
extern const mp_obj_type_t *const ua_nat_types_end[];

// What stands in a table of constants, for the VM: a name, None and the like are turned.
mp_obj_t ua_nat_constant(mp_rom_obj_t o);
#define UA_COPY_CONSTANTS(to, table) \
    for (size_t i = 0; i < MP_ARRAY_SIZE(table); ++i) { \
        (to)[i] = ua_nat_constant((table)[i]); \
    }

// The names in the types and in the tables of their attributes, for the VM.
void ua_nat_names_init(void);

#endif // UASYNCIO_NATMOD_NAMES_H
