// The module: what its import does, and the attributes of it that are live.
//
// The file is found as `asyncio`. From its import on `asyncio`, `uasyncio` and their submodules are this module, whatever the firmware
// has under these names. A module object of ours is the VM's own, with a type that looks first for what is live.

#include "glue.h"
#include "module/core.h"
#include "module/names.h"
#include "module/version.h"

#if UASYNCIO_TIER >= UA_TIER_UPSTREAM

static void module_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    bool load = dest[0] == MP_OBJ_NULL;
    if (UA_IS(attr, MP_QSTR_cur_task)) {
        if (load) {
            dest[0] = ua_to_py(ua_get_cur_task());
        } else {
            ua_set_cur_task((ua_obj_t)dest[1]);
            dest[0] = MP_OBJ_NULL;
        }
        return;
    }
    mp_obj_t value = dest[1];
    ua_nat.module_attr(self, attr, dest);
    if (!load && self == ua_nat.core && UA_IS(attr, MP_QSTR_create_task)) {
        ua_set_create_task(value == MP_OBJ_FROM_PTR(&ua_create_task_obj) ? 0 : (ua_obj_t)value);
    }
}

#else

static void module_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    ua_nat.module_attr(self, attr, dest);
}

static ua_result_t report(uintptr_t exception, uintptr_t b, uintptr_t c) {
    mp_print_str(NULL, "Task exception wasn't retrieved\n");
    mp_obj_print_exception(NULL, (mp_obj_t)exception);
    return UA_OK;
}

ua_result_t ua_vm_report(ua_obj_t task, ua_obj_t exception) {
    (void)task;
    return ua_protected(exception, 0, 0, report);
}

#endif

static MP_DEFINE_CONST_OBJ_TYPE(
    type_module, MP_QSTR_module, MP_TYPE_FLAG_NONE,
    attr, module_attr,
    print, NULL,
    parent, NULL
    );

static void type_module_init(const mp_obj_type_t *vm) {
    ua_nat.module_attr = MP_OBJ_TYPE_GET_SLOT(vm, attr);
    ua_nat_set_slot(&type_module, type_module.slot_index_print, (const void *)MP_OBJ_TYPE_GET_SLOT(vm, print));
    ua_nat_set_slot(&type_module, type_module.slot_index_parent, vm);
}

#define CORE_NAMES \
    UA_CORE_NAMES_SEED, \
    CORE_NAMES_UPSTREAM

#if UASYNCIO_TIER >= UA_TIER_UPSTREAM
#define CORE_NAMES_UPSTREAM UA_CORE_NAMES_UPSTREAM,
#define NAMES_UPSTREAM UA_NAMES_UPSTREAM
#else
#define CORE_NAMES_UPSTREAM
#define NAMES_UPSTREAM
#endif
#if UASYNCIO_TIER >= UA_TIER_FULL
#define NAMES_FULL UA_NAMES_FULL
#else
#define NAMES_FULL
#endif

static const mp_rom_map_elem_t core_names[] = {
    CORE_NAMES
};

UA_DEFINE_SELF_TYPES;

static const mp_rom_map_elem_t package_names[] = {
    UA_NAME(native_version, native_version),
    UA_NAMES_SEED
    NAMES_UPSTREAM
    NAMES_FULL
};

static void store(mp_obj_t dict, qstr name, mp_obj_t value) {
    mp_obj_dict_store(dict, MP_OBJ_NEW_QSTR(name), value);
}

static void add_names(mp_obj_t dict, const mp_rom_map_elem_t *table, size_t n) {
    for (size_t i = 0; i < n; ++i) {
        mp_obj_dict_store(dict, ua_nat_constant(table[i].key), ua_nat_constant(table[i].value));
    }
}

#if UASYNCIO_TIER >= UA_TIER_UPSTREAM

// What upstream's core has imported.
static void add_imports(mp_obj_t dict) {
    static const struct {
        qstr_short_t as, module, name;
    } imports[] = {
        { MP_QSTR_ticks, MP_QSTR_time, MP_QSTR_ticks_ms },
        { MP_QSTR_ticks_diff, MP_QSTR_time, MP_QSTR_ticks_diff },
        { MP_QSTR_ticks_add, MP_QSTR_time, MP_QSTR_ticks_add },
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(imports); ++i) {
        store(dict, imports[i].as, ua_nat_attr_of(imports[i].module, imports[i].name));
    }
    static const qstr_short_t modules[] = { MP_QSTR_sys, MP_QSTR_select };
    for (size_t i = 0; i < MP_ARRAY_SIZE(modules); ++i) {
        store(dict, modules[i], mp_import_name(modules[i], mp_const_none, MP_OBJ_NEW_SMALL_INT(0)));
    }
}

#endif

static mp_obj_t core_new(mp_obj_t name) {
    mp_obj_module_t *core = m_malloc(sizeof(mp_obj_module_t));
    core->base.type = &type_module;
    mp_obj_t globals = mp_obj_new_dict(MP_ARRAY_SIZE(core_names) + 6);
    core->globals = MP_OBJ_TO_PTR(globals);
    add_names(globals, core_names, MP_ARRAY_SIZE(core_names));
    #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
    add_imports(globals);
    #endif
    store(globals, MP_QSTR___name__, name);
    return MP_OBJ_FROM_PTR(core);
}

// asyncio.core is a module of its own; the other submodules are the package under their names.
static void claim(mp_obj_t modules, mp_obj_t package, mp_obj_module_t *self) {
    mp_obj_t me = MP_OBJ_FROM_PTR(self);
    mp_map_elem_t *loaded = mp_map_lookup(mp_obj_dict_get_map(modules), package, MP_MAP_LOOKUP);
    if (loaded != NULL && loaded->value != me) {
        // Somebody has that one already: what forwards to this module, and has imported it, becomes it.
        mp_obj_module_t *other = MP_OBJ_TO_PTR(loaded->value);
        other->base.type = &type_module;
        other->globals = self->globals;
    }
    mp_obj_dict_store(modules, package, me);
    mp_obj_t prefix = mp_binary_op(MP_BINARY_OP_ADD, package, mp_obj_new_str(".", 1));
    #define SUBMODULE(name) MP_QSTR_##name,
    static const qstr_short_t submodules[] = { MP_QSTR_core, UA_SUBMODULES(SUBMODULE) };
    for (size_t i = 0; i < MP_ARRAY_SIZE(submodules); ++i) {
        mp_obj_t name = MP_OBJ_NEW_QSTR(submodules[i]);
        mp_obj_t module = i == 0 ? ua_nat.core : me;
        mp_obj_dict_store(modules, mp_binary_op(MP_BINARY_OP_ADD, prefix, name), module);
        store(MP_OBJ_FROM_PTR(self->globals), submodules[i], module);
    }
}

static void module_init(mp_obj_module_t *self) {
    type_module_init(self->base.type);
    mp_obj_t globals = MP_OBJ_FROM_PTR(self->globals);
    add_names(globals, core_names, MP_ARRAY_SIZE(core_names));
    add_names(globals, package_names, MP_ARRAY_SIZE(package_names));
    #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
    add_imports(globals);
    mp_obj_t version[] = { MP_OBJ_NEW_SMALL_INT(3), MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_NEW_SMALL_INT(0) };
    store(globals, MP_QSTR___version__, mp_obj_new_tuple(MP_ARRAY_SIZE(version), version));
    #endif
    ua_nat.core = core_new(MP_OBJ_NEW_QSTR(MP_QSTR_asyncio));
    mp_obj_t modules = ua_nat_attr_of(MP_QSTR_sys, MP_QSTR_modules);
    claim(modules, MP_OBJ_NEW_QSTR(MP_QSTR_uasyncio), self);
    claim(modules, MP_OBJ_NEW_QSTR(MP_QSTR_asyncio), self);
    self->base.type = &type_module;
}

mp_obj_t mpy_init(mp_obj_fun_bc_t *self, size_t n_args, size_t n_kw, mp_obj_t *args) {
    MP_DYNRUNTIME_INIT_ENTRY
    (void)n_args;
    (void)n_kw;
    (void)args;
    // In the other representations of objects a name looks different.
    if (mp_obj_get_type(MP_OBJ_NEW_QSTR(MP_QSTR_sys)) != mp_fun_table.type_str) {
        mp_raise_msg(MP_OBJ_TO_PTR(mp_load_global(MP_QSTR_ImportError)), "no native asyncio for this firmware's MICROPY_OBJ_REPR");
    }
    ua_nat_names_init();
    ua_nat_types_init(self->context);
    ua_nat_exceptions_init();
    ua_nat_calls_init();
    ua_nat_memory_init();
    ua_nat_clock_init();
    ua_nat_atomic_init();
    ua_nat_idle_init(self->context);
    ua_reset();
    #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
    ua_loop_items_reset();
    #endif
    module_init((mp_obj_module_t *)&self->context->module);
    MP_DYNRUNTIME_INIT_EXIT
}
