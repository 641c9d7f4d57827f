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

mp_obj_t ua_op_new(ua_op_kind_t kind, mp_obj_t self, mp_int_t n, mp_obj_t data) {
    ua_op_t *op = mp_obj_malloc(ua_op_t, &ua_type_stream_op);
    op->kind = kind;
    op->state = UA_OP_NEW;
    op->n = n;
    op->self = self;
    op->data = data;
    return MP_OBJ_FROM_PTR(op);
}

mp_obj_t ua_op_wait(ua_op_t *op, mp_obj_t stream, uint32_t event) {
    ua_obj_t out;
    uint32_t status = ua_io_wait((ua_obj_t)stream, event, (ua_obj_t)MP_OBJ_FROM_PTR(op), &out);
    ua_value(status, out);
    return MP_OBJ_NULL;
}

mp_obj_t ua_op_yield(ua_op_t *op) {
    ua_obj_t out;
    uint32_t status = ua_yield_turn((ua_obj_t)MP_OBJ_FROM_PTR(op), &out);
    ua_value(status, out);
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
        ua_value(UA_E_AWAITED_TWICE, 0);
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

// It is over, whatever it waited for. Whether it waited.
static bool op_end(ua_op_t *op) {
    bool waited = op->state == UA_OP_WAITING;
    op->state = UA_OP_OVER;
    if (waited) {
        ua_drain_end(op);
    }
    return waited;
}

// An exception goes through the wait. The loop has taken the task off the stream already.
static mp_obj_t op_throw(size_t n_args, const mp_obj_t *args) {
    ua_op_t *op = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t exc = mp_make_raise_obj(n_args > 2 && args[2] != mp_const_none ? args[2] : args[1]);
    if (op_end(op) && op->kind > UA_OP_CONNECT && ua_server_op_throw(op, exc)) {
        mp_raise_StopIteration(MP_OBJ_NULL);
    }
    nlr_raise(exc);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(op_throw_obj, 2, 4, op_throw);

static mp_obj_t op_close(mp_obj_t self) {
    op_end(MP_OBJ_TO_PTR(self));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(op_close_obj, op_close);

static const mp_rom_map_elem_t op_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_send), MP_ROM_PTR(&ua_send_obj) },
    { MP_ROM_QSTR(MP_QSTR_throw), MP_ROM_PTR(&op_throw_obj) },
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&op_close_obj) },
};
static MP_DEFINE_CONST_DICT(op_locals, op_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_stream_op, MP_QSTR_stream_op, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, op_iternext,
    locals_dict, &op_locals
    );
