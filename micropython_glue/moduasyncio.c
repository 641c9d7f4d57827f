// The package: the functions of its top, its tables of names, and its registration.
//
// `uasyncio` and `asyncio` are one module; its submodules are those of upstream (extmod/asyncio), each
// with the names that upstream has there.

#include "py/objmodule.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "core.h"
#include "ctrl_c.h"
#include "functions.h"
#include "namespace.h"
#include "raise.h"
#include "stream.h"
#include "types.h"

// Whether `import asyncio` finds this module, too. 0: it is left to upstream's, should that be frozen.
#ifndef UASYNCIO_IS_ASYNCIO
#define UASYNCIO_IS_ASYNCIO (1)
#endif

static mp_obj_t uasyncio_create_task(mp_obj_t coro) {
    return ua_value(ua_create_task((ua_obj_t)coro));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_create_task_obj, uasyncio_create_task);

static mp_obj_t run(ua_obj_t task_or_coro) {
    ua_ctrl_c_t before;
    ua_ctrl_c_defer(&before);
    ua_result_t result = ua_run_until_complete(task_or_coro);
    ua_ctrl_c_restore(&before);
    return ua_value(result);
}

// run_until_complete(main_task=None): None runs until nothing can be woken.
static mp_obj_t uasyncio_run_until_complete(size_t n_args, const mp_obj_t *args) {
    return run(n_args > 0 ? ua_from_py(args[0]) : 0);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ua_run_until_complete_obj, 0, 1, uasyncio_run_until_complete);

static mp_obj_t uasyncio_run(mp_obj_t coro) {
    return run((ua_obj_t)coro);
}
static MP_DEFINE_CONST_FUN_OBJ_1(uasyncio_run_obj, uasyncio_run);

static mp_obj_t uasyncio_current_task(void) {
    return ua_value(ua_current_task());
}
static MP_DEFINE_CONST_FUN_OBJ_0(uasyncio_current_task_obj, uasyncio_current_task);

// Runs at each import statement that finds the module not loaded. The key in sys.modules tells the
// first one on this heap from the others: after a soft reset the loop must forget what it knew.
static mp_obj_t uasyncio___init__(void) {
    mp_obj_dict_t *loaded = &MP_STATE_VM(mp_loaded_modules_dict);
    mp_obj_t key = MP_OBJ_NEW_QSTR(MP_QSTR__uasyncio);
    if (mp_map_lookup(&loaded->map, key, MP_MAP_LOOKUP) == NULL) {
        if (!ua_loop_running()) {
            ua_reset();
            ua_namespaces_reset();
            ua_exc_context_reset();
        }
        mp_obj_dict_store(MP_OBJ_FROM_PTR(loaded), key, mp_const_none);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(uasyncio___init___obj, uasyncio___init__);

static const mp_rom_obj_tuple_t version = {
    { &mp_type_tuple }, 3, { MP_ROM_INT(3), MP_ROM_INT(0), MP_ROM_INT(0) },
};

// What asyncio.core has, and, as upstream, the package itself as well. First what is used most.
#define CORE_NAMES \
    { MP_ROM_QSTR(MP_QSTR_sleep_ms), MP_ROM_PTR(&ua_sleep_ms_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_sleep), MP_ROM_PTR(&ua_sleep_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_create_task), MP_ROM_PTR(&ua_create_task_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_CancelledError), MP_ROM_PTR(&ua_type_CancelledError) }, \
    { MP_ROM_QSTR(MP_QSTR_TimeoutError), MP_ROM_PTR(&ua_type_TimeoutError) }, \
    { MP_ROM_QSTR(MP_QSTR_run), MP_ROM_PTR(&uasyncio_run_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_current_task), MP_ROM_PTR(&uasyncio_current_task_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_Task), MP_ROM_PTR(&ua_type_Task) }, \
    { MP_ROM_QSTR(MP_QSTR_Loop), MP_ROM_PTR(&ua_type_Loop) }, \
    { MP_ROM_QSTR(MP_QSTR_run_until_complete), MP_ROM_PTR(&ua_run_until_complete_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_get_event_loop), MP_ROM_PTR(&ua_get_event_loop_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_get_running_loop), MP_ROM_PTR(&ua_get_running_loop_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_new_event_loop), MP_ROM_PTR(&ua_new_event_loop_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_TaskQueue), MP_ROM_PTR(&ua_type_TaskQueue) }, \
    { MP_ROM_QSTR(MP_QSTR_IOQueue), MP_ROM_PTR(&ua_type_IOQueue) }, \
    { MP_ROM_QSTR(MP_QSTR_SingletonGenerator), MP_ROM_PTR(&ua_type_sleep) }

// A submodule's name: the dot cannot stand in the C name of a qstr.
#define NAME(module) static const MP_DEFINE_STR_OBJ(module##_name, "asyncio." #module)
NAME(core);
NAME(event);
NAME(funcs);
NAME(lock);
NAME(stream);

#define MODULE(name) { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_PTR(&ua_module_##name) }

static const mp_rom_map_elem_t core_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_PTR(&core_name) },
    CORE_NAMES,
};
UA_NAMESPACE(core, core_table);

static const mp_rom_map_elem_t event_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_PTR(&event_name) },
    MODULE(core),
    { MP_ROM_QSTR(MP_QSTR_Event), MP_ROM_PTR(&ua_type_Event) },
    { MP_ROM_QSTR(MP_QSTR_ThreadSafeFlag), MP_ROM_PTR(&ua_type_ThreadSafeFlag) },
};
UA_NAMESPACE(event, event_table);

static const mp_rom_map_elem_t funcs_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_PTR(&funcs_name) },
    MODULE(core),
    { MP_ROM_QSTR(MP_QSTR_wait_for), MP_ROM_PTR(&ua_wait_for_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait_for_ms), MP_ROM_PTR(&ua_wait_for_ms_obj) },
    { MP_ROM_QSTR(MP_QSTR_gather), MP_ROM_PTR(&ua_gather_obj) },
};
UA_NAMESPACE(funcs, funcs_table);

static const mp_rom_map_elem_t lock_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_PTR(&lock_name) },
    MODULE(core),
    { MP_ROM_QSTR(MP_QSTR_Lock), MP_ROM_PTR(&ua_type_Lock) },
};
UA_NAMESPACE(lock, lock_table);

static const mp_rom_map_elem_t stream_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_PTR(&stream_name) },
    MODULE(core),
    { MP_ROM_QSTR(MP_QSTR_Stream), MP_ROM_PTR(&ua_type_Stream) },
    { MP_ROM_QSTR(MP_QSTR_StreamReader), MP_ROM_PTR(&ua_type_Stream) },
    { MP_ROM_QSTR(MP_QSTR_StreamWriter), MP_ROM_PTR(&ua_type_Stream) },
    { MP_ROM_QSTR(MP_QSTR_Server), MP_ROM_PTR(&ua_type_Server) },
    { MP_ROM_QSTR(MP_QSTR_open_connection), MP_ROM_PTR(&ua_open_connection_obj) },
    { MP_ROM_QSTR(MP_QSTR_start_server), MP_ROM_PTR(&ua_start_server_obj) },
};
UA_NAMESPACE(stream, stream_table);

static const mp_rom_map_elem_t uasyncio_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_asyncio) },
    CORE_NAMES,
    { MP_ROM_QSTR(MP_QSTR_wait_for), MP_ROM_PTR(&ua_wait_for_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait_for_ms), MP_ROM_PTR(&ua_wait_for_ms_obj) },
    { MP_ROM_QSTR(MP_QSTR_gather), MP_ROM_PTR(&ua_gather_obj) },
    { MP_ROM_QSTR(MP_QSTR_Event), MP_ROM_PTR(&ua_type_Event) },
    { MP_ROM_QSTR(MP_QSTR_ThreadSafeFlag), MP_ROM_PTR(&ua_type_ThreadSafeFlag) },
    { MP_ROM_QSTR(MP_QSTR_Lock), MP_ROM_PTR(&ua_type_Lock) },
    { MP_ROM_QSTR(MP_QSTR_open_connection), MP_ROM_PTR(&ua_open_connection_obj) },
    { MP_ROM_QSTR(MP_QSTR_start_server), MP_ROM_PTR(&ua_start_server_obj) },
    { MP_ROM_QSTR(MP_QSTR_StreamReader), MP_ROM_PTR(&ua_type_Stream) },
    { MP_ROM_QSTR(MP_QSTR_StreamWriter), MP_ROM_PTR(&ua_type_Stream) },
    { MP_ROM_QSTR(MP_QSTR___init__), MP_ROM_PTR(&uasyncio___init___obj) },
    { MP_ROM_QSTR(MP_QSTR___version__), MP_ROM_PTR(&version) },
    MODULE(core),
    MODULE(event),
    MODULE(funcs),
    MODULE(lock),
    MODULE(stream),
};
UA_NAMESPACE(uasyncio, uasyncio_table);

#define NAMESPACE(name) { &name##_globals, name##_table, MP_ARRAY_SIZE(name##_table) }
const ua_namespace_t ua_namespaces[UA_NS_COUNT] = {
    [UA_NS_UASYNCIO] = NAMESPACE(uasyncio),
    [UA_NS_CORE] = NAMESPACE(core),
    [UA_NS_EVENT] = NAMESPACE(event),
    [UA_NS_FUNCS] = NAMESPACE(funcs),
    [UA_NS_LOCK] = NAMESPACE(lock),
    [UA_NS_STREAM] = NAMESPACE(stream),
};

MP_REGISTER_MODULE(MP_QSTR_uasyncio, ua_module_uasyncio);
#if UASYNCIO_IS_ASYNCIO
MP_REGISTER_MODULE(MP_QSTR_asyncio, ua_module_uasyncio);
#endif
// `import asyncio.core` finds the submodules in the package's table; under their full names they stand
// here only because delegation, below, knows no modules but registered ones.
MP_REGISTER_MODULE(MP_QSTR_asyncio_dot_core, ua_module_core);
MP_REGISTER_MODULE(MP_QSTR_asyncio_dot_event, ua_module_event);
MP_REGISTER_MODULE(MP_QSTR_asyncio_dot_funcs, ua_module_funcs);
MP_REGISTER_MODULE(MP_QSTR_asyncio_dot_lock, ua_module_lock);
MP_REGISTER_MODULE(MP_QSTR_asyncio_dot_stream, ua_module_stream);

MP_REGISTER_MODULE_DELEGATION(ua_module_uasyncio, ua_namespace_attr);
MP_REGISTER_MODULE_DELEGATION(ua_module_core, ua_namespace_attr);
MP_REGISTER_MODULE_DELEGATION(ua_module_event, ua_namespace_attr);
MP_REGISTER_MODULE_DELEGATION(ua_module_funcs, ua_namespace_attr);
MP_REGISTER_MODULE_DELEGATION(ua_module_lock, ua_namespace_attr);
MP_REGISTER_MODULE_DELEGATION(ua_module_stream, ua_namespace_attr);
