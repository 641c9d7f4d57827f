// The one place where an exception is caught for Rust; ua_vm_resume has its own, for speed.

#include "py/runtime.h"
#include "raise.h"

ua_result_t ua_protected(uintptr_t a, uintptr_t b, uintptr_t c, ua_call_t call) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        UA_RAISED = (ua_obj_t)nlr.ret_val;
        return UA_RAISE;
    }
    ua_result_t result = call(a, b, c);
    nlr_pop();
    return result;
}
