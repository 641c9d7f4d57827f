// The awaitables of streams and servers: coroutines in C, driven by the VM as a generator is.
//
//            turn(): waits              turn(): the result
//   [NEW] ------------------> [WAITING] ------------------> [OVER]
//     |                         ^    |  not enough yet        ^
//     |                         +----+                        |
//     +------ nothing to wait for, or an exception -----------+

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/raise.h"
#include "../port/cork.h"
#include "stream_op.h"

static ua_result_t wait(ua_op_t *op) {
    ua_obj_t self = (ua_obj_t)MP_OBJ_FROM_PTR(op);
    uint32_t event = op->kind->event;
    if (op->s != MP_OBJ_NULL) {
        if (event == UA_IO_IN) {
            ua_cork_end(op->s, false);
        }
        return ua_io_wait((ua_obj_t)op->s, event, self);
    }
    return ua_yield_turn(self);
}

static mp_obj_t op_iternext(mp_obj_t self) {
    ua_op_t *op = MP_OBJ_TO_PTR(self);
    bool woken = ua_finished((ua_obj_t)self);
    if (op->state == UA_OP_OVER) {
        return ua_next(UA_OK);
    }
    if (op->state == UA_OP_WAITING && !woken) {
        // Resumed by something else, or awaited by a second task.
        ua_raise(UA_E_AWAITED_TWICE);
    }
    // Over, should the turn or the wait raise.
    op->state = UA_OP_OVER;
    mp_obj_t result = op->kind->turn(op, woken);
    if (result == MP_OBJ_NULL) {
        ua_value(wait(op));
        result = UA_OP_WAITS;
    }
    if (result == UA_OP_WAITS) {
        op->state = UA_OP_WAITING;
        return mp_const_none;
    }
    op->data = MP_OBJ_NULL;
    return ua_next(ua_from_py(result));
}

static ua_result_t op_end(ua_obj_t self, ua_obj_t exc) {
    ua_op_t *op = MP_OBJ_TO_PTR((mp_obj_t)self);
    bool waited = op->state == UA_OP_WAITING;
    // First, as `end` may raise.
    op->state = UA_OP_OVER;
    if (waited && op->kind->end != NULL) {
        op->kind->end(op, exc != 0 && ua_vm_is_cancelled(exc));
    }
    return UA_OK;
}

static const ua_awaitable_t op_awaitable = { .end = op_end };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_stream_op, MP_QSTR_stream_op, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, op_iternext,
    protocol, &op_awaitable,
    locals_dict, &ua_awaitable_locals,
    UA_COROUTINE
    );

ua_op_t *ua_op_new(mp_obj_t self, mp_obj_t data, const ua_op_kind_t *kind) {
    ua_op_t *op = mp_obj_malloc(ua_op_t, &ua_type_stream_op);
    op->kind = kind;
    op->state = UA_OP_NEW;
    op->self = self;
    op->data = data;
    op->s = MP_OBJ_NULL;
    return op;
}
