// The exceptions: which one a status stands for, and the raising of it.

#include "py/objexcept.h"
#include "py/runtime.h"
#include "raise.h"

// As upstream has them: CancelledError is a BaseException, so that `except Exception` lets it pass.
#define DEFINE_EXCEPTION_BELOW(exc_name, base) \
    MP_DEFINE_CONST_OBJ_TYPE( \
    ua_type_##exc_name, MP_QSTR_##exc_name, MP_TYPE_FLAG_NONE, \
    make_new, mp_obj_exception_make_new, \
    print, mp_obj_exception_print, \
    attr, mp_obj_exception_attr, \
    parent, base)
#define DEFINE_EXCEPTION(exc_name, base_name) DEFINE_EXCEPTION_BELOW(exc_name, &mp_type_##base_name)

DEFINE_EXCEPTION(CancelledError, BaseException);
DEFINE_EXCEPTION(TimeoutError, Exception);

#if UASYNCIO_TIER >= UA_TIER_FULL
DEFINE_EXCEPTION(InvalidStateError, Exception);
DEFINE_EXCEPTION(QueueEmpty, Exception);
DEFINE_EXCEPTION(QueueFull, Exception);
DEFINE_EXCEPTION(QueueShutDown, Exception);
DEFINE_EXCEPTION(BrokenBarrierError, RuntimeError);
#endif

static mp_rom_error_text_t message(ua_result_t status) {
    switch (status) {
        case UA_E_COROUTINE_EXPECTED:
            return MP_ERROR_TEXT("coroutine expected");
        case UA_E_NO_RUNNING_LOOP:
            return MP_ERROR_TEXT("no running event loop");
        case UA_E_LOOP_RUNNING:
            return MP_ERROR_TEXT("event loop is already running");
        case UA_E_AWAIT_SELF:
            return MP_ERROR_TEXT("task can't await itself");
        case UA_E_AWAIT_CYCLE:
            return MP_ERROR_TEXT("tasks await each other");
        case UA_E_AWAITED_TWICE:
            return MP_ERROR_TEXT("already being awaited");
        case UA_E_ALREADY_QUEUED:
            return MP_ERROR_TEXT("task already queued");
        case UA_E_LOCK_NOT_ACQUIRED:
            return MP_ERROR_TEXT("Lock not acquired");
        case UA_E_STREAM_BUSY:
            return MP_ERROR_TEXT("stream is busy");
        default:
            return MP_ERROR_TEXT("memory allocation failed");
    }
}

mp_obj_t ua_exception(ua_result_t status) {
    if (status == UA_RAISE) {
        // From here on nothing else keeps it alive.
        mp_obj_t exc = (mp_obj_t)UA_RAISED;
        UA_RAISED = 0;
        return mp_make_raise_obj(exc);
    }
    if (status == UA_E_TIMEOUT) {
        // A class gives an instance without arguments.
        return mp_make_raise_obj(MP_OBJ_FROM_PTR(&ua_type_TimeoutError));
    }
    const mp_obj_type_t *type = &mp_type_RuntimeError;
    if (status == UA_E_COROUTINE_EXPECTED) {
        type = &mp_type_TypeError;
    } else if (status == UA_E_MEMORY) {
        // There is no room for an exception: the VM keeps one for this case.
        type = &mp_type_MemoryError;
    }
    return mp_obj_new_exception_msg(type, message(status));
}

mp_obj_t ua_value(ua_result_t result) {
    ua_check(result);
    return ua_to_py(result);
}

void ua_vm_panic(void) {
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("uasyncio: internal error"));
}
