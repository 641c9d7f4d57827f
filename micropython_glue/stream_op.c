// The awaitables of streams and servers: coroutines in C, driven by the VM as a generator is.
//
//            turn(): waits              turn(): the result
//   [NEW] ------------------> [WAITING] ------------------> [OVER]
//     |                         ^    |  not enough yet        ^
//     |                         +----+                        |
//     +------ nothing to wait for, or an exception -----------+

#include "py/runtime.h"
#include "awaitable.h"
#include "raise.h"
#include "stream.h"

ua_op_t *ua_op_new(mp_obj_t self, mp_obj_t data, ua_op_kind_t kind) {
    ua_op_t *op = mp_obj_malloc(ua_op_t, &ua_type_stream_op);
    op->kind = kind;
    op->state = UA_OP_NEW;
    op->self = self;
    op->data = data;
    return op;
}

mp_obj_t ua_op_wait(ua_op_t *op, mp_obj_t stream, uint32_t event) {
    ua_value(ua_io_wait((ua_obj_t)stream, event, (ua_obj_t)MP_OBJ_FROM_PTR(op)));
    return MP_OBJ_NULL;
}

mp_obj_t ua_op_yield(ua_op_t *op) {
    ua_value(ua_yield_turn((ua_obj_t)MP_OBJ_FROM_PTR(op)));
    return MP_OBJ_NULL;
}

static mp_obj_t turn(ua_op_t *op, bool woken) {
    if (op->kind == UA_OP_CONNECT) {
        return ua_connect_turn(op, woken);
    }
    return op->kind > UA_OP_CONNECT ? ua_server_op_turn(op, woken) : ua_stream_op_turn(op, woken);
}

static mp_obj_t op_iternext(mp_obj_t self) {
    ua_op_t *op = MP_OBJ_TO_PTR(self);
    bool woken = ua_finished((ua_obj_t)self);
    if (op->state == UA_OP_OVER) {
        return mp_make_stop_iteration(MP_OBJ_NULL);
    }
    if (op->state == UA_OP_WAITING && !woken) {
        // Resumed by something else, or awaited by a second task.
        ua_value(UA_E_AWAITED_TWICE);
    }
    // Over, should the turn raise.
    op->state = UA_OP_OVER;
    mp_obj_t result = turn(op, woken);
    if (result == MP_OBJ_NULL) {
        op->state = UA_OP_WAITING;
        return mp_const_none;
    }
    op->data = MP_OBJ_NULL;
    return mp_make_stop_iteration(result == mp_const_none ? MP_OBJ_NULL : result);
}

void ua_op_end(mp_obj_t self, ua_obj_t exc) {
    ua_op_t *op = MP_OBJ_TO_PTR(self);
    if (op->base.type != &ua_type_stream_op) {
        return;
    }
    bool waited = op->state == UA_OP_WAITING;
    op->state = UA_OP_OVER;
    if (!waited) {
        return;
    }
    if (op->kind == UA_OP_DRAIN) {
        ua_drain_end(op);
    } else if (op->kind > UA_OP_CONNECT && exc != 0) {
        ua_server_op_throw(op, exc);
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_stream_op, MP_QSTR_stream_op, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, op_iternext,
    locals_dict, &ua_awaitable_locals
    );
