// The modules as namespaces: libraries store into them (aioprof replaces core.create_task), and some
// names are live (core.cur_task).
//
// A module's table lies in flash until somebody stores into it; then the module gets a copy on the
// heap. The copy counts as fixed for the VM all the same, so that every store goes on coming here.

#include "py/runtime.h"
#include "core.h"
#include "functions.h"
#include "namespace.h"
#include "raise.h"
#include "types.h"

// The copies, one for each namespace.
MP_REGISTER_ROOT_POINTER(void *uasyncio_namespaces[6]);
_Static_assert(MP_ARRAY_SIZE(MP_STATE_VM(uasyncio_namespaces)) == UA_NS_COUNT, "a root for each");

void ua_namespaces_reset(void) {
    for (size_t i = 0; i < UA_NS_COUNT; ++i) {
        const mp_map_t rom = {
            .all_keys_are_qstrs = 1,
            .is_fixed = 1,
            .is_ordered = 1,
            .used = ua_namespaces[i].len,
            .alloc = ua_namespaces[i].len,
            .table = (mp_map_elem_t *)(mp_rom_map_elem_t *)ua_namespaces[i].table,
        };
        ua_namespaces[i].globals->map = rom;
        MP_STATE_VM(uasyncio_namespaces)[i] = NULL;
    }
}

// A copy of the names on the heap, with room for one more.
static mp_map_t copy_of(const mp_map_t *names) {
    mp_map_t copy;
    mp_map_init(&copy, names->used + 1);
    for (size_t i = 0; i < names->used; ++i) {
        mp_map_lookup(&copy, names->table[i].key, MP_MAP_LOOKUP_ADD_IF_NOT_FOUND)->value = names->table[i].value;
    }
    return copy;
}

static void store(const mp_obj_module_t *module, qstr attr, mp_obj_t value) {
    size_t i = 0;
    while (ua_namespaces[i].globals != module->globals) {
        ++i;
    }
    mp_map_t *names = &module->globals->map;
    if (MP_STATE_VM(uasyncio_namespaces)[i] == NULL) {
        *names = copy_of(names);
    }
    names->is_fixed = 0;
    nlr_buf_t nlr;
    bool failed = nlr_push(&nlr) != 0;
    if (!failed) {
        if (value == MP_OBJ_NULL) {
            mp_obj_dict_delete(MP_OBJ_FROM_PTR(module->globals), MP_OBJ_NEW_QSTR(attr));
        } else {
            mp_obj_dict_store(MP_OBJ_FROM_PTR(module->globals), MP_OBJ_NEW_QSTR(attr), value);
        }
        nlr_pop();
    }
    // The table may have moved; and a full heap leaves the old one as it was.
    names->is_fixed = 1;
    MP_STATE_VM(uasyncio_namespaces)[i] = names->table;
    if (failed) {
        nlr_jump(nlr.ret_val);
    }
}

// A name of another module, under this or another name.
static mp_obj_t name_of(qstr module, qstr attr) {
    return mp_load_attr(mp_import_name(module, mp_const_none, MP_OBJ_NEW_SMALL_INT(0)), attr);
}

// What is not in the table of asyncio.core, as it is live or another module's. The package shows it,
// too, as upstream does by `from .core import *`.
static mp_obj_t load_live(qstr attr) {
    switch (attr) {
        case MP_QSTR_cur_task:
            return ua_to_py(ua_get_cur_task());
        case MP_QSTR__task_queue:
            return MP_OBJ_FROM_PTR(&ua_loop_task_queue);
        case MP_QSTR__io_queue:
            return MP_OBJ_FROM_PTR(&ua_loop_io_queue);
        case MP_QSTR__exc_context:
            return ua_exc_context();
        case MP_QSTR_ticks:
            return name_of(MP_QSTR_time, MP_QSTR_ticks_ms);
        case MP_QSTR_ticks_diff:
        case MP_QSTR_ticks_add:
            return name_of(MP_QSTR_time, attr);
        case MP_QSTR_sys:
        case MP_QSTR_select:
            return mp_import_name(attr, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
        default:
            return MP_OBJ_NULL;
    }
}

void ua_namespace_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    const mp_obj_module_t *module = MP_OBJ_TO_PTR(self);
    bool core = module == &ua_module_core;
    if (dest[0] == MP_OBJ_NULL) {
        if (core || module == &ua_module_uasyncio) {
            dest[0] = load_live(attr);
        }
        return;
    }
    if (core && attr == MP_QSTR_cur_task) {
        ua_set_cur_task(dest[1] == MP_OBJ_NULL ? 0 : ua_from_py(dest[1]));
    } else {
        store(module, attr, dest[1]);
        if (core && attr == MP_QSTR_create_task) {
            bool ours = dest[1] == MP_OBJ_NULL || dest[1] == MP_OBJ_FROM_PTR(&ua_create_task_obj);
            ua_set_create_task(ours ? 0 : (ua_obj_t)dest[1]);
        }
    }
    dest[0] = MP_OBJ_NULL;
}
