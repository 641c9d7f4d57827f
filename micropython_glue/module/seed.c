// The module of a firmware with UASYNCIO_API=seed: tasks, sleep, wait_for, gather and Event, for chips on
// which every kilobyte counts. `asyncio` is left to upstream's, where that is frozen.

#include "py/objmodule.h"
#include "py/runtime.h"
#include "../glue.h"
#include "first_import.h"
#include "names.h"
#include "namespace.h"
#include "version.h"

static ua_result_t report(uintptr_t exception, uintptr_t b, uintptr_t c) {
    mp_print_str(MICROPY_ERROR_PRINTER, "Task exception wasn't retrieved\n");
    mp_obj_print_exception(MICROPY_ERROR_PRINTER, (mp_obj_t)exception);
    return UA_OK;
}

ua_result_t ua_vm_report(ua_obj_t task, ua_obj_t exception) {
    (void)task;
    return ua_protected(exception, 0, 0, report);
}

static mp_obj_t uasyncio___init__(void) {
    ua_first_import();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(init_obj, uasyncio___init__);

static const mp_rom_map_elem_t names[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_uasyncio) },
    UA_NAME(__init__, init_obj),
    UA_CORE_NAMES_SEED,
    UA_NAMES_SEED
    UA_NAME(native_version, native_version),
};
static MP_DEFINE_CONST_DICT(globals, names);

UA_DEFINE_SELF_TYPES;

const mp_obj_module_t ua_module_uasyncio = { { &mp_type_module }, (mp_obj_dict_t *)&globals };

MP_REGISTER_MODULE(MP_QSTR_uasyncio, ua_module_uasyncio);
