// The modules as namespaces that can be written to.
#ifndef UASYNCIO_NAMESPACE_H
#define UASYNCIO_NAMESPACE_H

#include "py/obj.h"

extern const mp_obj_module_t ua_module_uasyncio;
extern const mp_obj_module_t ua_module_core;
extern const mp_obj_module_t ua_module_event;
extern const mp_obj_module_t ua_module_funcs;
extern const mp_obj_module_t ua_module_lock;
extern const mp_obj_module_t ua_module_stream;

// A module's names: a table in flash, until somebody stores into it.
typedef struct _ua_namespace_t {
    mp_obj_dict_t *globals;
    const mp_rom_map_elem_t *table;
    size_t len;
} ua_namespace_t;

enum { UA_NS_UASYNCIO, UA_NS_CORE, UA_NS_EVENT, UA_NS_FUNCS, UA_NS_LOCK, UA_NS_STREAM, UA_NS_COUNT };
extern const ua_namespace_t ua_namespaces[UA_NS_COUNT];

// Names as the VM has them in flash, in a dict that can be pointed elsewhere.
#define UA_ROM_MAP(rom_table) { \
        .all_keys_are_qstrs = 1, \
        .is_fixed = 1, \
        .is_ordered = 1, \
        .used = MP_ARRAY_SIZE(rom_table), \
        .alloc = MP_ARRAY_SIZE(rom_table), \
        .table = (mp_map_elem_t *)(mp_rom_map_elem_t *)rom_table, \
    }

#define UA_NAMESPACE(name, rom_table) \
    static mp_obj_dict_t name##_globals = { .base = { &mp_type_dict }, .map = UA_ROM_MAP(rom_table) }; \
    const mp_obj_module_t ua_module_##name = { \
        .base = { &mp_type_module }, \
        .globals = &name##_globals, \
    }

// Loads of what is not in a module's table, and all stores (MP_REGISTER_MODULE_DELEGATION).
void ua_namespace_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
// Every module has its table in flash again: the heap is a new one.
void ua_namespaces_reset(void);

#endif // UASYNCIO_NAMESPACE_H
