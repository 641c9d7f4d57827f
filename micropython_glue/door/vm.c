// Protected calls into the VM: whatever they raise comes back as a value.

#include "py/objgenerator.h"
#include "py/objtype.h"
#include "py/runtime.h"
#include "call.h"
#include "raise.h"
#include "../port/cork.h"
#include "types.h"

bool ua_vm_is_coroutine(ua_obj_t obj) {
    mp_obj_t coro = (mp_obj_t)obj;
    if (mp_obj_is_type(coro, &mp_type_gen_instance)) {
        return true;
    }
    mp_obj_t dest[2];
    mp_load_method_protected(coro, MP_QSTR_send, dest, true);
    return dest[0] != MP_OBJ_NULL;
}

static bool is_a(mp_obj_t exc, const mp_obj_type_t *type) {
    return mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(mp_obj_get_type(exc)), MP_OBJ_FROM_PTR(type));
}

#if UASYNCIO_TIER >= UA_TIER_FULL
bool ua_is_fatal(mp_obj_t exc) {
    return is_a(exc, &mp_type_KeyboardInterrupt) || is_a(exc, &mp_type_SystemExit);
}
#endif

// What it means for the loop that a coroutine has raised.
static uint32_t classify(mp_obj_t exc, ua_obj_t *out) {
    *out = (ua_obj_t)exc;
    if (is_a(exc, &ua_type_CancelledError)) {
        return UA_CANCELLED;
    }
    if (is_a(exc, &mp_type_StopIteration)) {
        // How a coroutine-like object that is no generator returns.
        *out = ua_from_py(mp_obj_exception_get_value(exc));
        return UA_OK;
    }
    #if UASYNCIO_TIER >= UA_TIER_FULL
    // As CPython: a BaseException of a program's own goes to who awaits the task.
    return ua_is_fatal(exc) ? UA_FATAL : UA_RAISE;
    #else
    return is_a(exc, &mp_type_Exception) ? UA_RAISE : UA_FATAL;
    #endif
}

// A coroutine-like object written in Python: by its send and throw alone, as upstream's loop does. A
// wrapper of a coroutine (aioprof) counts on seeing each step there.
static mp_obj_t send_or_throw(mp_obj_t coro, mp_obj_t exc) {
    return exc == MP_OBJ_NULL ? ua_call1(coro, MP_QSTR_send, mp_const_none) : ua_call1(coro, MP_QSTR_throw, exc);
}

uint32_t ua_vm_resume(ua_obj_t coro_in, ua_obj_t exception, ua_obj_t *out) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        return classify(MP_OBJ_FROM_PTR(nlr.ret_val), out);
    }
    mp_obj_t coro = (mp_obj_t)coro_in;
    mp_obj_t exc = (mp_obj_t)exception;
    mp_obj_t value;
    mp_vm_return_kind_t kind;
    bool is_generator = mp_obj_is_type(coro, &mp_type_gen_instance);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    // Behind the look at the type: a task without a name pays nothing.
    if (!is_generator) {
        coro = ua_unnamed(coro);
        is_generator = mp_obj_is_type(coro, &mp_type_gen_instance);
    }
    #endif
    if (is_generator) {
        kind = mp_obj_gen_resume(coro, mp_const_none, exc, &value);
    } else if (mp_obj_is_instance_type(mp_obj_get_type(coro))) {
        kind = MP_VM_RETURN_YIELD;
        value = send_or_throw(coro, exc);
    } else {
        kind = mp_resume(coro, exc == MP_OBJ_NULL ? mp_const_none : MP_OBJ_NULL, exc, &value);
    }
    nlr_pop();
    if (kind == MP_VM_RETURN_EXCEPTION) {
        return classify(value, out);
    }
    if (kind == MP_VM_RETURN_YIELD) {
        // Whatever it yields, as upstream.
        return UA_YIELD;
    }
    *out = ua_from_py(value);
    return UA_OK;
}

static ua_result_t handle_pending(uintptr_t a, uintptr_t b, uintptr_t c) {
    mp_event_handle_nowait();
    return UA_OK;
}

ua_result_t ua_vm_handle_pending(bool callbacks) {
    ua_cork_round();
    if (!callbacks && MP_STATE_THREAD(mp_pending_exception) == MP_OBJ_NULL) {
        return UA_OK;
    }
    return ua_protected(0, 0, 0, handle_pending);
}

ua_result_t ua_may_remove(uintptr_t queue, uintptr_t task, uintptr_t c) {
    mp_obj_t dest[3];
    mp_load_method_maybe((mp_obj_t)queue, MP_QSTR_remove, dest);
    if (dest[0] != MP_OBJ_NULL) {
        dest[2] = (mp_obj_t)task;
        mp_call_method_n_kw(1, 0, dest);
    }
    return UA_OK;
}

ua_result_t ua_may_call_done(uintptr_t callback, uintptr_t task, uintptr_t c) {
    // As upstream, where a return value comes in a StopIteration, as it does in Task.data.
    mp_obj_t data = mp_load_attr((mp_obj_t)task, MP_QSTR_data);
    mp_call_function_2((mp_obj_t)callback, (mp_obj_t)task, data);
    return UA_OK;
}

ua_result_t ua_may_call_hook(uintptr_t hook, uintptr_t coro, uintptr_t c) {
    return (ua_result_t)mp_call_function_1((mp_obj_t)hook, (mp_obj_t)coro);
}

ua_obj_t ua_vm_cancelled_error(void) {
    return (ua_obj_t)MP_OBJ_FROM_PTR(&ua_type_CancelledError);
}

bool ua_vm_is_cancelled(ua_obj_t exception) {
    // `throw` takes a class as well as an instance.
    return exception != 0 && mp_obj_exception_match((mp_obj_t)exception, MP_OBJ_FROM_PTR(&ua_type_CancelledError));
}
