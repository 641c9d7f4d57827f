// The package: its table of names, and its registration.
//
// `uasyncio` and `asyncio` are one module. Of upstream's submodules (extmod/asyncio) `core` is a module
// of its own; `event`, `funcs`, `lock` and `stream` are the package itself under those names.

#include "extmod/modtime.h"
#include "py/builtin.h"
#include "py/objmodule.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "core.h"
#include "functions.h"
#include "namespace.h"
#include "raise.h"
#include "stream.h"
#include "types.h"

// Whether `import asyncio` finds this module, too. 0: it is left to upstream's, should that be frozen.
#ifndef UASYNCIO_IS_ASYNCIO
#define UASYNCIO_IS_ASYNCIO (1)
#endif

// run_until_complete(main_task=None): None runs until nothing can be woken.
static mp_obj_t uasyncio_run_until_complete(size_t n_args, const mp_obj_t *args) {
    return ua_run(n_args > 0 ? ua_from_py(args[0]) : 0);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ua_run_until_complete_obj, 0, 1, uasyncio_run_until_complete);

static mp_obj_t uasyncio_current_task(void) {
    return ua_value(ua_current_task());
}
static MP_DEFINE_CONST_FUN_OBJ_0(uasyncio_current_task_obj, uasyncio_current_task);

void ua_module_reset(void) {
    ua_namespaces_reset();
    ua_exc_context_reset();
}

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

// What asyncio.core has, and, as upstream, the package itself as well. First what is used most.
#define CORE_NAMES \
    UA_NAME(sleep_ms, ua_sleep_ms_obj), \
    UA_NAME(sleep, ua_sleep_obj), \
    UA_NAME(create_task, ua_create_task_obj), \
    UA_NAME(CancelledError, ua_type_CancelledError), \
    UA_NAME(TimeoutError, ua_type_TimeoutError), \
    UA_NAME(run, ua_run_obj), \
    UA_NAME(current_task, uasyncio_current_task_obj), \
    UA_NAME(Task, ua_type_Task), \
    UA_NAME(Loop, ua_type_Loop), \
    UA_NAME(run_until_complete, ua_run_until_complete_obj), \
    UA_NAME(get_event_loop, ua_get_event_loop_obj), \
    UA_NAME(get_running_loop, ua_get_running_loop_obj), \
    UA_NAME(new_event_loop, ua_new_event_loop_obj), \
    UA_NAME(TaskQueue, ua_type_TaskQueue), \
    UA_NAME(IOQueue, ua_type_TaskQueue), \
    UA_NAME(SingletonGenerator, ua_type_sleep), \
    UA_NAME(_task_queue, ua_loop_task_queue), \
    UA_NAME(_io_queue, ua_loop_io_queue), \
    UA_NAME(_exc_context, ua_exc_context), \
    FROM_TIME MODULE_SYS MODULE_SELECT \
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_asyncio) }

static const mp_rom_map_elem_t names[] = {
    CORE_NAMES,
    UA_NAME(wait_for, ua_wait_for_obj),
    UA_NAME(wait_for_ms, ua_wait_for_ms_obj),
    UA_NAME(gather, ua_gather_obj),
    UA_NAME(Event, ua_type_Event),
    UA_NAME(ThreadSafeFlag, ua_type_ThreadSafeFlag),
    UA_NAME(Lock, ua_type_Lock),
    UA_NAME(open_connection, ua_open_connection_obj),
    UA_NAME(start_server, ua_start_server_obj),
    UA_NAME(Stream, ua_type_Stream),
    UA_NAME(StreamReader, ua_type_Stream),
    UA_NAME(StreamWriter, ua_type_Stream),
    UA_NAME(Server, ua_type_Server),
    UA_NAME(__version__, version),
    UA_NAME(core, ua_module_core),
    UA_NAME(event, ua_module_uasyncio),
    UA_NAME(funcs, ua_module_uasyncio),
    UA_NAME(lock, ua_module_uasyncio),
    UA_NAME(stream, ua_module_uasyncio),
};

// The table of core is the beginning of the package's.
MP_DEFINE_CONST_DICT_WITH_SIZE(ua_core_names, names, MP_ARRAY_SIZE(((const mp_rom_map_elem_t[]) { CORE_NAMES })));
MP_DEFINE_CONST_DICT(ua_package_names, names);

MP_REGISTER_MODULE(MP_QSTR_uasyncio, ua_module_uasyncio);
#if UASYNCIO_IS_ASYNCIO
MP_REGISTER_MODULE(MP_QSTR_asyncio, ua_module_uasyncio);
#endif
// `import asyncio.core` finds it in the package's table; it stands here only because delegation, below,
// knows no modules but registered ones.
MP_REGISTER_MODULE(MP_QSTR_asyncio_dot_core, ua_module_core);

MP_REGISTER_MODULE_DELEGATION(ua_module_uasyncio, ua_namespace_attr);
MP_REGISTER_MODULE_DELEGATION(ua_module_core, ua_namespace_attr);
