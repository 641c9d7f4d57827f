// How the awaitables of streams and servers wait.

#include "py/runtime.h"
#include "../port/cork.h"
#include "closing.h"
#include "stream_op.h"

ua_result_t ua_op_wait(ua_turn_t *op, uint32_t event) {
    op->alone = true;
    if (op->s == MP_OBJ_NULL) {
        return ua_yield_turn((ua_obj_t)op);
    }
    if (event == UA_IO_IN) {
        ua_cork_end(op->s, false);
    }
    return ua_io_wait((ua_obj_t)op->s, event, (ua_obj_t)op);
}

void ua_op_close(ua_turn_t *op) {
    if (op->s != MP_OBJ_NULL) {
        ua_close(op->s);
    }
}

ua_result_t ua_op_or_close(ua_turn_t *op, uintptr_t b, ua_call_t call) {
    ua_result_t result = ua_protected((uintptr_t)op, b, 0, call);
    if (result == UA_RAISE) {
        mp_obj_t error = (mp_obj_t)UA_RAISED;
        ua_op_close(op);
        nlr_raise(error);
    }
    return result;
}
