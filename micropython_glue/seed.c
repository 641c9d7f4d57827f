// The module of a firmware with UASYNCIO_API=seed: tasks, sleep, wait_for, gather and Event, for chips on
// which every kilobyte counts. `asyncio` is left to upstream's, should that be frozen.

#include "py/objmodule.h"
#include "py/runtime.h"
#include "functions.h"
#include "namespace.h"
#include "protected.h"
#include "raise.h"
#include "types.h"

void ua_module_reset(void) {
}

static ua_result_t report(uintptr_t exception, uintptr_t b, uintptr_t c) {
    mp_print_str(MICROPY_ERROR_PRINTER, "Task exception wasn't retrieved\n");
    mp_obj_print_exception(MICROPY_ERROR_PRINTER, (mp_obj_t)exception);
    return UA_OK;
}

ua_result_t ua_vm_report(ua_obj_t task, ua_obj_t exception) {
    (void)task;
    return ua_protected(exception, 0, 0, report);
}

static const mp_rom_map_elem_t names[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_uasyncio) },
    UA_NAME(__init__, ua_init_obj),
    UA_NAME(sleep_ms, ua_sleep_ms_obj),
    UA_NAME(sleep, ua_sleep_obj),
    UA_NAME(create_task, ua_create_task_obj),
    UA_NAME(run, ua_run_obj),
    UA_NAME(wait_for, ua_wait_for_obj),
    UA_NAME(wait_for_ms, ua_wait_for_ms_obj),
    UA_NAME(gather, ua_gather_obj),
    UA_NAME(Event, ua_type_Event),
    UA_NAME(Task, ua_type_Task),
    UA_NAME(CancelledError, ua_type_CancelledError),
    UA_NAME(TimeoutError, ua_type_TimeoutError),
};
static MP_DEFINE_CONST_DICT(globals, names);

const mp_obj_module_t ua_module_uasyncio = { { &mp_type_module }, (mp_obj_dict_t *)&globals };

MP_REGISTER_MODULE(MP_QSTR_uasyncio, ua_module_uasyncio);
