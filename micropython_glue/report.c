// Exceptions that nobody has retrieved.

#include "py/mpprint.h"
#include "py/runtime.h"
#include "raise.h"

#ifndef MICROPY_ERROR_PRINTER
#define MICROPY_ERROR_PRINTER (&mp_plat_print)
#endif

// As upstream's Loop.default_exception_handler (extmod/asyncio/core.py): to stderr, with traceback.
static void report_default(mp_obj_t task, mp_obj_t exc) {
    mp_print_str(MICROPY_ERROR_PRINTER, "Task exception wasn't retrieved\nfuture: ");
    mp_obj_print_helper(MICROPY_ERROR_PRINTER, task, PRINT_STR);
    mp_print_str(MICROPY_ERROR_PRINTER, " coro= ");
    mp_obj_print_helper(MICROPY_ERROR_PRINTER, ua_to_py(ua_task_coro((ua_obj_t)task)), PRINT_STR);
    mp_print_str(MICROPY_ERROR_PRINTER, "\n");
    mp_obj_print_exception(MICROPY_ERROR_PRINTER, exc);
}

uint32_t ua_vm_report(ua_obj_t handler, ua_obj_t task, ua_obj_t exception, ua_obj_t *out) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        *out = (ua_obj_t)nlr.ret_val;
        return UA_RAISE;
    }
    (void)handler;
    report_default((mp_obj_t)task, (mp_obj_t)exception);
    nlr_pop();
    return UA_OK;
}
