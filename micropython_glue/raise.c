// The exceptions: which one a status stands for, and the raising of it.

#include "py/objexcept.h"
#include "py/runtime.h"
#include "raise.h"

// As upstream has them: CancelledError is a BaseException, so that `except Exception` lets it pass.
#define DEFINE_EXCEPTION(exc_name, base_name) \
    MP_DEFINE_CONST_OBJ_TYPE( \
    ua_type_##exc_name, MP_QSTR_##exc_name, MP_TYPE_FLAG_NONE, \
    make_new, mp_obj_exception_make_new, \
    print, mp_obj_exception_print, \
    attr, mp_obj_exception_attr, \
    parent, &mp_type_##base_name)

DEFINE_EXCEPTION(CancelledError, BaseException);
DEFINE_EXCEPTION(TimeoutError, Exception);

// The exception that came through the door. It is not kept alive any longer than that.
static mp_obj_t take_raised(void) {
    mp_obj_t exc = (mp_obj_t)UA_RAISED;
    UA_RAISED = 0;
    return mp_make_raise_obj(exc);
}

mp_obj_t ua_exception(ua_result_t status) {
    switch (status) {
        case UA_RAISE:
            return take_raised();
        case UA_E_COROUTINE_EXPECTED:
            return mp_obj_new_exception_msg(&mp_type_TypeError, MP_ERROR_TEXT("coroutine expected"));
        case UA_E_NO_RUNNING_LOOP:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("no running event loop"));
        case UA_E_LOOP_RUNNING:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("event loop is already running"));
        case UA_E_AWAIT_SELF:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("task can't await itself"));
        case UA_E_AWAIT_CYCLE:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("tasks await each other"));
        case UA_E_AWAITED_TWICE:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("already being awaited"));
        case UA_E_ALREADY_QUEUED:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("task already queued"));
        case UA_E_BAD_YIELD:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("task got bad yield"));
        case UA_E_LOCK_NOT_ACQUIRED:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("Lock not acquired"));
        case UA_E_STREAM_BUSY:
            return mp_obj_new_exception_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("stream is already being waited for"));
        case UA_E_TIMEOUT:
            return mp_obj_new_exception(&ua_type_TimeoutError);
        default:
            // UA_E_MEMORY. There is no room for an exception: the VM keeps one for this case.
            return mp_obj_new_exception_msg(&mp_type_MemoryError, MP_ERROR_TEXT("memory allocation failed"));
    }
}

mp_obj_t ua_value(ua_result_t result) {
    if (ua_is_status(result)) {
        nlr_raise(ua_exception(result));
    }
    return ua_to_py(result);
}
