// Semaphore and BoundedSemaphore: fair, as CPython's. It is its own awaitable: acquire() returns the semaphore itself.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/call.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "print.h"
#include "release.h"

typedef struct _ua_semaphore_t {
    mp_obj_base_t base;
    uintptr_t waiters;
    mp_int_t value;
    mp_int_t bound;     // of a BoundedSemaphore
    mp_int_t handed;    // to how many it was handed over that have not had their turn
} ua_semaphore_t;
UA_WAITERS(ua_semaphore_t, waiters);

static mp_obj_t semaphore_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_int_t value = mp_obj_get_int(ua_arg_or(ua_only_arg(MP_QSTR_value, n_args, n_kw, args), MP_OBJ_NEW_SMALL_INT(1)));
    if (value < 0) {
        ua_raise(UA_E_SEMAPHORE_VALUE);
    }
    ua_semaphore_t *self = m_new0(ua_semaphore_t, 1);
    self->base.type = type;
    self->value = self->bound = value;
    return MP_OBJ_FROM_PTR(self);
}

// Whether who comes now has to wait.
static bool is_locked(ua_obj_t self_in) {
    ua_semaphore_t *self = MP_OBJ_TO_PTR((mp_obj_t)self_in);
    return self->value == 0 || self->waiters != 0 || self->handed > 0;
}

static bool hand_over(ua_semaphore_t *self) {
    if (self->value == 0 || !ua_waiters_wake(&self->waiters)) {
        return false;
    }
    --self->value;
    ++self->handed;
    return true;
}

static mp_obj_t semaphore_iternext(mp_obj_t self_in) {
    ua_semaphore_t *self = MP_OBJ_TO_PTR(self_in);
    if (ua_finished((ua_obj_t)self_in)) {
        --self->handed;
        // Some may have been released while this one had not had its turn.
        while (hand_over(self)) {
        }
    } else if (is_locked((ua_obj_t)self_in)) {
        return ua_next(ua_waiters_wait(&self->waiters, (ua_obj_t)self_in));
    } else {
        --self->value;
    }
    return ua_next((ua_result_t)mp_const_true);
}

// It was handed over to one who does not take it.
static ua_result_t semaphore_end(ua_obj_t self_in, ua_obj_t exc) {
    ua_semaphore_t *self = MP_OBJ_TO_PTR((mp_obj_t)self_in);
    if (ua_was_woken()) {
        --self->handed;
        ++self->value;
    }
    while (hand_over(self)) {
    }
    return UA_OK;
}

static UA_PREDICATE(semaphore_locked_obj, is_locked);

static mp_obj_t semaphore_release(mp_obj_t self_in) {
    ua_semaphore_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->base.type == &ua_type_BoundedSemaphore && self->value >= self->bound) {
        ua_raise(UA_E_SEMAPHORE_BOUND);
    }
    ++self->value;
    hand_over(self);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(semaphore_release_obj, semaphore_release);

static mp_obj_t release___aexit__(size_t n_args, const mp_obj_t *args) {
    ua_call0(args[0], MP_QSTR_release);
    return MP_OBJ_FROM_PTR(&ua_done_awaitable);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ua_release___aexit___obj, 4, 4, release___aexit__);

static const mp_rom_map_elem_t semaphore_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_locked), MP_ROM_PTR(&semaphore_locked_obj) },
    { MP_ROM_QSTR(MP_QSTR_acquire), MP_ROM_PTR(&mp_identity_obj) },
    { MP_ROM_QSTR(MP_QSTR_release), MP_ROM_PTR(&semaphore_release_obj) },
    { MP_ROM_QSTR(MP_QSTR___aenter__), MP_ROM_PTR(&mp_identity_obj) },
    { MP_ROM_QSTR(MP_QSTR___aexit__), MP_ROM_PTR(&ua_release___aexit___obj) },
    UA_AWAITABLE_METHODS,
};
static MP_DEFINE_CONST_DICT(semaphore_locals, semaphore_locals_table);

static const ua_awaitable_t semaphore_awaitable = { .end = semaphore_end };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Semaphore, MP_QSTR_Semaphore, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, semaphore_make_new,
    UA_SYNC_PRINT
    iter, semaphore_iternext,
    protocol, &semaphore_awaitable,
    locals_dict, &semaphore_locals
    );

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_BoundedSemaphore, MP_QSTR_BoundedSemaphore, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, semaphore_make_new,
    UA_SYNC_PRINT
    iter, semaphore_iternext,
    protocol, &semaphore_awaitable,
    locals_dict, &semaphore_locals,
    parent, &ua_type_Semaphore
    );
