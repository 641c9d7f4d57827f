// The package and asyncio.core as namespaces: libraries store into them (aioprof replaces
// core.create_task), and core.cur_task is live.
//
// A module's table lies in flash until somebody stores into it; then the module gets a copy on the
// heap. The copy counts as fixed for the VM all the same, so that every store goes on coming here.

#include "py/runtime.h"
#include "functions.h"
#include "namespace.h"
#include "raise.h"

// The dict of either module, under the collector's eyes for the sake of its table. Before the first
// import, on a machine that has just started, both are empty.
MP_REGISTER_ROOT_POINTER(void *uasyncio_namespaces[8]);
enum { PACKAGE, CORE, COUNT };
_Static_assert(sizeof(MP_STATE_VM(uasyncio_namespaces)) == COUNT * sizeof(mp_obj_dict_t), "words for two dicts");
#define NAMESPACE(i) ((mp_obj_dict_t *)(void *)MP_STATE_VM(uasyncio_namespaces) + (i))

const mp_obj_module_t ua_module_uasyncio = { { &mp_type_module }, NAMESPACE(PACKAGE) };
const mp_obj_module_t ua_module_core = { { &mp_type_module }, NAMESPACE(CORE) };

void ua_namespaces_reset(void) {
    *NAMESPACE(PACKAGE) = ua_package_names;
    *NAMESPACE(CORE) = ua_core_names;
}

// Stores a name, or deletes it where `value` is MP_OBJ_NULL. Each time in a new copy: what raises (the
// heap is full, there is no such name) leaves the namespace as it was.
static void store(mp_obj_dict_t *globals, qstr attr, mp_obj_t value) {
    mp_obj_t copy = mp_obj_dict_copy(MP_OBJ_FROM_PTR(globals));
    if (value == MP_OBJ_NULL) {
        mp_obj_dict_delete(copy, MP_OBJ_NEW_QSTR(attr));
    } else {
        mp_obj_dict_store(copy, MP_OBJ_NEW_QSTR(attr), value);
    }
    mp_obj_dict_t *names = MP_OBJ_TO_PTR(copy);
    names->map.is_fixed = 1;
    *globals = *names;
}

void ua_namespace_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    const mp_obj_module_t *module = MP_OBJ_TO_PTR(self);
    if (dest[0] == MP_OBJ_NULL) {
        if (attr == MP_QSTR_cur_task) {
            dest[0] = ua_to_py(ua_get_cur_task());
        } else if (attr == MP_QSTR___init__) {
            // Not in the table: after a soft reset that is the one of a heap that is no more.
            dest[0] = MP_OBJ_FROM_PTR(&ua_init_obj);
        }
        return;
    }
    mp_obj_t value = dest[1];
    if (attr == MP_QSTR_cur_task) {
        ua_set_cur_task((ua_obj_t)value);
    } else {
        store(module->globals, attr, value);
        if (attr == MP_QSTR_create_task && module == &ua_module_core) {
            ua_set_create_task(value == MP_OBJ_FROM_PTR(&ua_create_task_obj) ? 0 : (ua_obj_t)value);
        }
    }
    dest[0] = MP_OBJ_NULL;
}
