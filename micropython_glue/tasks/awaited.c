// What a task is made of: a coroutine, or what the __await__ of an awaitable of a program's own gives.

#include "py/runtime.h"
#include "../door/types.h"

static ua_result_t await(uintptr_t aw, uintptr_t b, uintptr_t c) {
    mp_obj_t method[2];
    mp_load_method_protected((mp_obj_t)aw, MP_QSTR___await__, method, false);
    if (method[0] != MP_OBJ_NULL) {
        ua_obj_t coro = (ua_obj_t)mp_call_method_n_kw(0, 0, method);
        // A Future is resumed as whoever awaits it is.
        if (ua_vm_is_coroutine(coro) || ua_is_future(coro)) {
            return coro;
        }
    }
    return UA_OK;
}

ua_result_t ua_vm_coroutine(ua_obj_t aw) {
    return ua_vm_is_coroutine(aw) ? aw : ua_protected(aw, 0, 0, await);
}
