// Awaitables whose rules stand in C, driven by the VM as generators are; and what is told to an object that watches a task.

#include "py/runtime.h"
#include "raise.h"
#include "turn.h"
#include "types.h"

static mp_obj_t turn_iternext(mp_obj_t self) {
    ua_turn_t *op = MP_OBJ_TO_PTR(self);
    ua_result_t result = UA_OK;
    if (!op->over) {
        bool woken = ua_finished((ua_obj_t)self);
        if (op->alone && !woken) {
            // Resumed by something else, or awaited by a second task.
            ua_raise(UA_E_AWAITED_TWICE);
        }
        // Over, should the turn raise.
        op->over = true;
        result = op->kind->turn(op, woken);
        op->over = result != UA_YIELD;
    }
    return ua_next(result);
}

static ua_result_t turn_end(ua_obj_t self, ua_obj_t exc) {
    ua_turn_t *op = MP_OBJ_TO_PTR((mp_obj_t)self);
    ua_result_t result = UA_OK;
    // One that is over may be a constant.
    if (!op->over) {
        op->over = true;
        if (op->kind->end != NULL) {
            result = op->kind->end(op, exc);
            op->over = result != UA_YIELD;
        }
    }
    return result;
}

#if UASYNCIO_TIER >= UA_TIER_FULL
static void turn_watched(mp_obj_t self, ua_watch_t *watch) {
    ua_turn_t *op = MP_OBJ_TO_PTR(self);
    ((const ua_turn_watcher_t *)op->kind)->watched(op, watch);
}

static const ua_watcher_t turn_awaitable = { { .end = turn_end }, turn_watched };
#else
static const ua_awaitable_t turn_awaitable = { .end = turn_end };
#endif

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_turn, MP_QSTR_coroutine, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    iter, turn_iternext,
    protocol, &turn_awaitable,
    locals_dict, &ua_awaitable_locals,
    UA_COROUTINE
    );

const ua_turn_t ua_done_awaitable = { .base = { &ua_type_turn }, .over = true };

mp_obj_t ua_turn_init(ua_turn_t *op, const ua_turn_kind_t *kind, mp_obj_t self, mp_obj_t arg) {
    op->base.type = &ua_type_turn;
    op->kind = kind;
    op->self = self;
    op->arg = arg;
    return MP_OBJ_FROM_PTR(op);
}

ua_turn_t *ua_turn_new(const ua_turn_kind_t *kind, mp_obj_t self, mp_obj_t arg) {
    ua_turn_t *op = m_new0(ua_turn_t, 1);
    ua_turn_init(op, kind, self, arg);
    return op;
}

#if UASYNCIO_TIER >= UA_TIER_FULL
static mp_obj_t method_call(mp_obj_t method, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    const ua_turn_method_t *self = MP_OBJ_TO_PTR(method);
    return MP_OBJ_FROM_PTR(ua_turn_new(&self->kind, args[0], MP_OBJ_NULL));
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_turn_method, MP_QSTR_function, MP_TYPE_FLAG_BINDS_SELF | MP_TYPE_FLAG_BUILTIN_FUN,
    call, method_call
    );

void ua_wake_all(uintptr_t *waiters) {
    while (ua_waiters_wake(waiters)) {
    }
}

NORETURN void ua_turn_return(ua_result_t value) {
    mp_raise_StopIteration(ua_value(value));
}

ua_result_t ua_may_tell(uintptr_t watch_in, uintptr_t b, uintptr_t c) {
    ua_watch_t *watch = (ua_watch_t *)watch_in;
    mp_obj_t target = (mp_obj_t)watch->target;
    ((const ua_watcher_t *)ua_awaitable(target))->watched(target, watch);
    return UA_OK;
}
#endif
