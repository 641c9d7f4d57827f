// Barrier: a number of tasks wait for each other.
//
//             the last one comes                 all are through
//   [FILLING] ------------------> [DRAINING] ------------------> [FILLING]
//       |  reset(), while some wait                ^
//       +--------------------------> [RESETTING] --+       abort(): [BROKEN], until reset()

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/function.h"
#include "../door/name.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/turn.h"
#include "../door/types.h"

enum { FILLING, DRAINING, RESETTING, BROKEN };

typedef struct _ua_barrier_t {
    mp_obj_base_t base;
    uintptr_t inside;       // who waits for the others
    uintptr_t outside;      // who waits until those are through
    mp_int_t parties, count;
    uint8_t state;
} ua_barrier_t;
UA_WAITERS(ua_barrier_t, inside);
UA_WAITERS(ua_barrier_t, outside);

static mp_obj_t barrier_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_int_t parties = mp_obj_get_int(ua_only_arg(MP_QSTR_parties | UA_REQUIRED, n_args, n_kw, args));
    if (parties < 1) {
        ua_raise(UA_E_PARTIES);
    }
    ua_barrier_t *self = m_new0(ua_barrier_t, 1);
    self->base.type = type;
    self->parties = parties;
    return MP_OBJ_FROM_PTR(self);
}

// One is through, or gives up.
static void leave(ua_barrier_t *self) {
    if (--self->count == 0) {
        if (self->state == DRAINING || self->state == RESETTING) {
            self->state = FILLING;
        }
        ua_wake_all(&self->outside);
    }
}

enum { OUTSIDE, INSIDE };

// op->arg: as which of them it has come.
static ua_result_t wait_turn(ua_turn_t *op, bool woken) {
    ua_barrier_t *self = MP_OBJ_TO_PTR(op->self);
    if (op->phase == OUTSIDE) {
        if (self->state == DRAINING || self->state == RESETTING) {
            return ua_waiters_wait(&self->outside, (ua_obj_t)op);
        }
        if (self->state == BROKEN) {
            return UA_E_BARRIER_ABORTED;
        }
        op->arg = MP_OBJ_NEW_SMALL_INT(self->count++);
        op->phase = INSIDE;
        if (self->count < self->parties) {
            return ua_waiters_wait(&self->inside, (ua_obj_t)op);
        }
        self->state = DRAINING;
        ua_wake_all(&self->inside);
    } else if (self->state == FILLING) {
        return ua_waiters_wait(&self->inside, (ua_obj_t)op);
    }
    bool broken = self->state != DRAINING;
    leave(self);
    return broken ? UA_E_BARRIER_RESET : (ua_result_t)op->arg;
}

static ua_result_t wait_end(ua_turn_t *op, ua_obj_t exc) {
    if (op->phase == INSIDE) {
        leave(MP_OBJ_TO_PTR(op->self));
    }
    return UA_OK;
}

UA_TURN_METHOD(barrier_wait, .turn = wait_turn, .end = wait_end);

// reset() and abort() are coroutines, as CPython's, but do not wait.
static ua_result_t reset_turn(ua_turn_t *op, bool woken) {
    ua_barrier_t *self = MP_OBJ_TO_PTR(op->self);
    self->state = self->count > 0 ? RESETTING : FILLING;
    ua_wake_all(&self->inside);
    return UA_OK;
}

UA_TURN_METHOD(barrier_reset, .turn = reset_turn);

static ua_result_t abort_turn(ua_turn_t *op, bool woken) {
    ua_barrier_t *self = MP_OBJ_TO_PTR(op->self);
    self->state = BROKEN;
    ua_wake_all(&self->inside);
    ua_wake_all(&self->outside);
    return UA_OK;
}

UA_TURN_METHOD(barrier_abort, .turn = abort_turn);

static mp_obj_t barrier___aexit__(size_t n_args, const mp_obj_t *args) {
    return MP_OBJ_FROM_PTR(&ua_done_awaitable);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(barrier___aexit___obj, 4, 4, barrier___aexit__);

static void barrier_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    ua_barrier_t *self = MP_OBJ_TO_PTR(self_in);
    ua_show(print, UA_SHOW_SYNC, (qstr)self->base.type->name, self);
    ua_show(print, UA_SHOW_FILLING + self->state);
    ua_show(print, UA_SHOW_BARRIER_WAITERS, self->state == FILLING ? (int)self->count : 0, (int)self->parties);
}

static void barrier_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    ua_barrier_t *self = MP_OBJ_TO_PTR(self_in);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    if (UA_IS(attr, MP_QSTR_parties)) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(self->parties);
    } else if (UA_IS(attr, MP_QSTR_n_waiting)) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(self->state == FILLING ? self->count : 0);
    } else if (UA_IS(attr, MP_QSTR_broken)) {
        dest[0] = mp_obj_new_bool(self->state == BROKEN);
    } else {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

static const mp_rom_map_elem_t barrier_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_wait), MP_ROM_PTR(&barrier_wait) },
    { MP_ROM_QSTR(MP_QSTR_reset), MP_ROM_PTR(&barrier_reset) },
    { MP_ROM_QSTR(MP_QSTR_abort), MP_ROM_PTR(&barrier_abort) },
    { MP_ROM_QSTR(MP_QSTR___aenter__), MP_ROM_PTR(&barrier_wait) },
    { MP_ROM_QSTR(MP_QSTR___aexit__), MP_ROM_PTR(&barrier___aexit___obj) },
};
static MP_DEFINE_CONST_DICT(barrier_locals, barrier_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Barrier, MP_QSTR_Barrier, MP_TYPE_FLAG_NONE,
    make_new, barrier_make_new,
    print, barrier_print,
    attr, barrier_attr,
    locals_dict, &barrier_locals
    );
