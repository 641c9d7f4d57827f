// The package: its registration, and what its namespace does that a table of names does not.
//
// `uasyncio` and `asyncio` are one module. Of upstream's submodules (extmod/asyncio) `core` is a module
// of its own; `event`, `funcs`, `lock` and `stream` are the package itself under those names (UA_SUBMODULES).

#include "extmod/modtime.h"
#include "py/objmodule.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "first_import.h"
#include "names.h"
#include "namespace.h"
#include "version.h"

// Whether `import asyncio` finds this module, too. 0: the name is left to upstream's, where that is frozen.
#ifndef UASYNCIO_IS_ASYNCIO
#define UASYNCIO_IS_ASYNCIO (1)
#endif

static const mp_rom_obj_tuple_t version = {
    { &mp_type_tuple }, 3, { MP_ROM_INT(3), MP_ROM_INT(0), MP_ROM_INT(0) },
};

// What upstream's core has imported, of the modules that the port has.
#if MICROPY_PY_TIME
#define FROM_TIME \
    UA_NAME(ticks, mp_time_ticks_ms_obj), \
    UA_NAME(ticks_diff, mp_time_ticks_diff_obj), \
    UA_NAME(ticks_add, mp_time_ticks_add_obj),
#else
#define FROM_TIME
#endif
#if MICROPY_PY_SYS
#define MODULE_SYS UA_NAME(sys, mp_module_sys),
#else
#define MODULE_SYS
#endif
#if MICROPY_PY_SELECT
extern const mp_obj_module_t mp_module_select;
#define MODULE_SELECT UA_NAME(select, mp_module_select),
#else
#define MODULE_SELECT
#endif

// The dict of either module, under the collector's eyes for the sake of its table. Before the first
// import, on a machine that has just started, both are empty.
MP_REGISTER_ROOT_POINTER(void *uasyncio_namespaces[8]);
enum { PACKAGE, CORE, COUNT };
_Static_assert(sizeof(MP_STATE_VM(uasyncio_namespaces)) == COUNT * sizeof(mp_obj_dict_t), "words for two dicts");
#define NAMESPACE(i) ((mp_obj_dict_t *)(void *)MP_STATE_VM(uasyncio_namespaces) + (i))

const mp_obj_module_t ua_module_uasyncio = { { &mp_type_module }, NAMESPACE(PACKAGE) };
const mp_obj_module_t ua_module_core = { { &mp_type_module }, NAMESPACE(CORE) };

#define CORE_NAMES \
    UA_CORE_NAMES_SEED, \
    UA_CORE_NAMES_UPSTREAM, \
    FROM_TIME MODULE_SYS MODULE_SELECT \
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_asyncio) }

#define SUBMODULE(name) UA_NAME(name, ua_module_uasyncio),

static const mp_rom_map_elem_t names[] = {
    CORE_NAMES,
    UA_NAMES_SEED
    UA_NAMES_UPSTREAM
    UA_NAMES_FULL
    UA_NAME(__version__, version),
    UA_NAME(native_version, native_version),
    UA_NAME(core, ua_module_core),
    UA_SUBMODULES(SUBMODULE)
};

// The table of core is the beginning of the package's.
static MP_DEFINE_CONST_DICT_WITH_SIZE(core_names, names, MP_ARRAY_SIZE(((const mp_rom_map_elem_t[]) { CORE_NAMES })));
static MP_DEFINE_CONST_DICT(package_names, names);

UA_DEFINE_SELF_TYPES;

static mp_obj_t uasyncio___init__(void) {
    if (ua_first_import()) {
        *NAMESPACE(PACKAGE) = package_names;
        *NAMESPACE(CORE) = core_names;
        ua_loop_items_reset();
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(init_obj, uasyncio___init__);

// Loads of what is not in a module's table, and all stores (MP_REGISTER_MODULE_DELEGATION): core.cur_task is live, and
// libraries store into the modules (aioprof replaces core.create_task).
void ua_package_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    if (dest[0] == MP_OBJ_NULL) {
        if (attr == MP_QSTR_cur_task) {
            dest[0] = ua_to_py(ua_get_cur_task());
        } else if (attr == MP_QSTR___init__) {
            // Not in the table: after a soft reset that may have been on the heap that is gone.
            dest[0] = MP_OBJ_FROM_PTR(&init_obj);
        }
        return;
    }
    mp_obj_t value = dest[1];
    if (attr == MP_QSTR_cur_task) {
        ua_set_cur_task((ua_obj_t)value);
    } else {
        const mp_obj_module_t *module = MP_OBJ_TO_PTR(self);
        ua_namespace_store(module->globals, attr, value);
        if (attr == MP_QSTR_create_task && module == &ua_module_core) {
            ua_set_create_task(value == MP_OBJ_FROM_PTR(&ua_create_task_obj) ? 0 : (ua_obj_t)value);
        }
    }
    dest[0] = MP_OBJ_NULL;
}

MP_REGISTER_MODULE(MP_QSTR_uasyncio, ua_module_uasyncio);
#if UASYNCIO_IS_ASYNCIO
MP_REGISTER_MODULE(MP_QSTR_asyncio, ua_module_uasyncio);
#endif
// `import asyncio.core` finds it in the package's table. It is registered only because delegation, below,
// knows registered modules alone.
MP_REGISTER_MODULE(MP_QSTR_asyncio_dot_core, ua_module_core);

MP_REGISTER_MODULE_DELEGATION(ua_module_uasyncio, ua_package_attr);
MP_REGISTER_MODULE_DELEGATION(ua_module_core, ua_package_attr);
