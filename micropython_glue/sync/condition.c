// Condition: tasks wait with a lock released, until they are notified and have it again.

#include "py/runtime.h"
#include "py/smallint.h"
#include "../door/awaitable.h"
#include "../door/call.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "print.h"
#include "release.h"

typedef struct _ua_condition_t {
    mp_obj_base_t base;
    uintptr_t waiters;
    mp_obj_t lock;
} ua_condition_t;
UA_WAITERS(ua_condition_t, waiters);

static mp_obj_t condition_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t lock = ua_only_arg(MP_QSTR_lock, n_args, n_kw, args);
    ua_condition_t *self = m_new0(ua_condition_t, 1);
    self->base.type = type;
    self->lock = lock != mp_const_none ? lock : mp_call_function_0(MP_OBJ_FROM_PTR(&ua_type_Lock));
    return MP_OBJ_FROM_PTR(self);
}

static MP_NOINLINE ua_obj_t lock_of(ua_condition_t *self) {
    return (ua_obj_t)ua_native_part(self->lock, &ua_type_Lock);
}

static void check_locked(ua_condition_t *self, ua_result_t error) {
    if (ua_lock_holder(lock_of(self)) != UA_LOCK_LOCKED) {
        ua_raise(error);
    }
}

static void wake(ua_condition_t *self, mp_int_t n) {
    while (n-- > 0 && ua_waiters_wake(&self->waiters)) {
    }
}

// wait()
enum { BEGIN, WAITING, LOCKING };

// It has the lock again, or does not need to wait for it. op->arg: what was thrown meanwhile.
static ua_result_t lock_again(ua_turn_t *op) {
    ua_condition_t *self = MP_OBJ_TO_PTR(op->self);
    op->phase = LOCKING;
    ua_result_t result = ua_lock_next(lock_of(self));
    if (result == UA_YIELD) {
        return result;
    }
    ua_value(result);
    if (op->arg != MP_OBJ_NULL) {
        // Another task has to hear of what this one may have been notified of.
        wake(self, 1);
        ua_throw(op->arg);
    }
    return (ua_result_t)mp_const_true;
}

static ua_result_t wait_turn(ua_turn_t *op, bool woken) {
    ua_condition_t *self = MP_OBJ_TO_PTR(op->self);
    if (op->phase == BEGIN) {
        check_locked(self, UA_E_WAIT_UNLOCKED);
        ua_value(ua_lock_release(lock_of(self)));
        op->phase = WAITING;
        return ua_waiters_wait(&self->waiters, (ua_obj_t)op);
    }
    return lock_again(op);
}

// However it is ended, it has the lock at its end.
static ua_result_t wait_end(ua_turn_t *op, ua_obj_t exc) {
    ua_condition_t *self = MP_OBJ_TO_PTR(op->self);
    if (exc == 0 || op->phase == BEGIN) {
        return UA_OK;
    }
    if (op->phase == LOCKING) {
        ua_value(ua_lock_throw(lock_of(self), exc));
    }
    op->arg = (mp_obj_t)exc;
    return lock_again(op);
}

UA_TURN_METHOD(condition_wait, .turn = wait_turn, .end = wait_end);

// wait_for(predicate): waits again and again. It is itself the one that waits; op->data: the predicate.
static ua_result_t wait_for_turn(ua_turn_t *op, bool woken) {
    if (op->phase != BEGIN) {
        ua_result_t result = wait_turn(op, woken);
        if (result == UA_YIELD) {
            return result;
        }
    }
    op->phase = BEGIN;
    mp_obj_t value = mp_call_function_0(op->data);
    return mp_obj_is_true(value) ? (ua_result_t)value : wait_turn(op, woken);
}

static mp_obj_t condition_wait_for(mp_obj_t self, mp_obj_t predicate) {
    UA_TURN(kind, .turn = wait_for_turn, .end = wait_end);
    ua_turn_t *op = ua_turn_new(&kind, self, MP_OBJ_NULL);
    op->data = predicate;
    return MP_OBJ_FROM_PTR(op);
}
static UA_ONE_ARG(condition_wait_for_obj, condition_wait_for, MP_QSTR_predicate);

// notify(n=1), notify_all()
enum { ONE, ALL };

static mp_obj_t condition_notify(const mp_obj_t *args, unsigned which) {
    ua_condition_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_int_t n = which == ALL ? MP_SMALL_INT_MAX : mp_obj_get_int(ua_arg_or(args[1], MP_OBJ_NEW_SMALL_INT(1)));
    check_locked(self, UA_E_NOTIFY_UNLOCKED);
    wake(self, n);
    return mp_const_none;
}
static UA_METHOD(condition_notify_obj, Condition, condition_notify, ONE, 0, MP_QSTR_n);
static UA_METHOD(condition_notify_all_obj, Condition, condition_notify, ALL, 0);

// The lock's methods, under the same names.
static mp_obj_t of_lock(const mp_obj_t *args, unsigned which) {
    static const qstr_short_t names[] = { MP_QSTR_locked, MP_QSTR_acquire, MP_QSTR_release };
    ua_condition_t *self = MP_OBJ_TO_PTR(args[0]);
    return ua_call0(self->lock, names[which]);
}
enum { LOCKED, ACQUIRE, RELEASE };
static UA_METHOD(condition_locked_obj, Condition, of_lock, LOCKED, 0);
static UA_METHOD(condition_acquire_obj, Condition, of_lock, ACQUIRE, 0);
static UA_METHOD(condition_release_obj, Condition, of_lock, RELEASE, 0);

static const mp_rom_map_elem_t condition_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_wait), MP_ROM_PTR(&condition_wait) },
    { MP_ROM_QSTR(MP_QSTR_wait_for), MP_ROM_PTR(&condition_wait_for_obj) },
    { MP_ROM_QSTR(MP_QSTR_notify), MP_ROM_PTR(&condition_notify_obj) },
    { MP_ROM_QSTR(MP_QSTR_notify_all), MP_ROM_PTR(&condition_notify_all_obj) },
    { MP_ROM_QSTR(MP_QSTR_locked), MP_ROM_PTR(&condition_locked_obj) },
    { MP_ROM_QSTR(MP_QSTR_acquire), MP_ROM_PTR(&condition_acquire_obj) },
    { MP_ROM_QSTR(MP_QSTR_release), MP_ROM_PTR(&condition_release_obj) },
    { MP_ROM_QSTR(MP_QSTR___aenter__), MP_ROM_PTR(&condition_acquire_obj) },
    { MP_ROM_QSTR(MP_QSTR___aexit__), MP_ROM_PTR(&ua_release___aexit___obj) },
};
static MP_DEFINE_CONST_DICT(condition_locals, condition_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Condition, MP_QSTR_Condition, MP_TYPE_FLAG_NONE,
    make_new, condition_make_new,
    UA_SYNC_PRINT
    locals_dict, &condition_locals
    );
