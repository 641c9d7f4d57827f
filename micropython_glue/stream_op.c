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

void ua_op_wait(ua_op_t *op, mp_obj_t stream, uint32_t event) {
    ua_value(ua_io_wait((ua_obj_t)stream, event, (ua_obj_t)MP_OBJ_FROM_PTR(op)));
    op->state = UA_OP_WAITING;
}

mp_obj_t ua_call(mp_obj_t object, qstr method, size_t n_args, const mp_obj_t *args) {
    mp_obj_t dest[2 + 3];
    mp_load_method(object, method, dest);
    for (size_t i = 0; i < n_args; ++i) {
        dest[2 + i] = args[i];
    }
    return mp_call_method_n_kw(n_args, 0, dest);
}

mp_obj_t ua_call0(mp_obj_t object, qstr method) {
    return ua_call(object, method, 0, NULL);
}

mp_obj_t ua_call1(mp_obj_t object, qstr method, mp_obj_t arg) {
    return ua_call(object, method, 1, &arg);
}

// An added attribute: it hides a method of the same name.
static void attr_added(mp_obj_t *attrs, qstr attr, mp_obj_t *dest) {
    mp_obj_t key = MP_OBJ_NEW_QSTR(attr);
    mp_map_elem_t *added = *attrs == MP_OBJ_NULL ? NULL : mp_map_lookup(mp_obj_dict_get_map(*attrs), key, MP_MAP_LOOKUP);
    if (dest[0] == MP_OBJ_NULL) {
        if (added == NULL) {
            // The methods are in the locals.
            dest[1] = MP_OBJ_SENTINEL;
        } else {
            dest[0] = added->value;
        }
    } else if (dest[1] == MP_OBJ_NULL) {
        if (added != NULL) {
            mp_obj_dict_delete(*attrs, key);
            dest[0] = MP_OBJ_NULL;
        }
    } else {
        if (*attrs == MP_OBJ_NULL) {
            *attrs = mp_obj_new_dict(1);
        }
        mp_obj_dict_store(*attrs, key, dest[1]);
        dest[0] = MP_OBJ_NULL;
    }
}

void ua_attr_field(mp_obj_t *field, mp_obj_t *attrs, qstr attr, mp_obj_t *dest) {
    if (field == NULL) {
        attr_added(attrs, attr, dest);
    } else if (dest[0] == MP_OBJ_NULL) {
        dest[0] = *field;
    } else if (dest[1] != MP_OBJ_NULL) {
        *field = dest[1];
        dest[0] = MP_OBJ_NULL;
    }
}

static mp_obj_t turn(ua_op_t *op, bool woken) {
    switch (op->kind) {
        case UA_OP_CONNECT:
            return ua_connect_turn(op, woken);
        case UA_OP_START_SERVER:
        case UA_OP_SERVE:
        case UA_OP_ENTER:
            return ua_server_op_turn(op, woken);
        default:
            return ua_stream_op_turn(op, woken);
    }
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

// An exception goes through the wait. The loop has taken the task off the stream already.
static mp_obj_t op_throw(size_t n_args, const mp_obj_t *args) {
    ua_op_t *op = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t exc = mp_make_raise_obj(n_args > 2 && args[2] != mp_const_none ? args[2] : args[1]);
    bool waited = op->state == UA_OP_WAITING;
    op->state = UA_OP_OVER;
    if (waited) {
        bool quiet = op->kind >= UA_OP_CONNECT ? ua_server_op_throw(op, exc) : ua_stream_op_throw(op);
        if (quiet) {
            mp_raise_StopIteration(MP_OBJ_NULL);
        }
    }
    nlr_raise(exc);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(op_throw_obj, 2, 4, op_throw);

static mp_obj_t op_close(mp_obj_t self) {
    ua_op_t *op = MP_OBJ_TO_PTR(self);
    if (op->state == UA_OP_WAITING && op->kind < UA_OP_CONNECT) {
        ua_stream_op_throw(op);
    }
    op->state = UA_OP_OVER;
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
