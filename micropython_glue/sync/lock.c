// Lock. It is its own awaitable: acquire() returns the lock itself. `async with` on an instance of a subclass calls the
// subclass's acquire and release, as upstream.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/call.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "../module/subclass.h"
#include "print.h"

// The instance of a subclass that a lock is the native part of, or MP_OBJ_NULL.
#define INSTANCE(lock) (((mp_obj_t *)MP_OBJ_TO_PTR(lock))[UA_LOCK_WORDS])

static mp_obj_t lock_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t self = ua_make_new(type, n_args, n_kw, args);
    INSTANCE(self) = ua_instance(type, args);
    return self;
}

static mp_obj_t lock_locked(const mp_obj_t *self, unsigned which) {
    return mp_obj_new_bool(ua_lock_holder((ua_obj_t)*self) == UA_LOCK_LOCKED);
}
static UA_METHOD(lock_locked_obj, Lock, lock_locked, 0, 0);

static UA_METHOD(lock_acquire_obj, Lock, ua_identity, 0, 0);

static mp_obj_t lock_release(const mp_obj_t *self, unsigned which) {
    return ua_value(ua_lock_release((ua_obj_t)*self));
}
static UA_METHOD(lock_release_obj, Lock, lock_release, 0, 0);

static mp_obj_t lock___aenter__(const mp_obj_t *self, unsigned which) {
    mp_obj_t instance = INSTANCE(*self);
    return instance == MP_OBJ_NULL ? *self : ua_call0(instance, MP_QSTR_acquire);
}
static UA_METHOD(lock___aenter___obj, Lock, lock___aenter__, 0, 0);

static mp_obj_t lock___aexit__(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    mp_obj_t instance = INSTANCE(args[0]);
    if (instance == MP_OBJ_NULL) {
        lock_release(args, 0);
    } else {
        ua_call0(instance, MP_QSTR_release);
    }
    return MP_OBJ_FROM_PTR(&ua_done_awaitable);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(lock___aexit___obj, 4, 4, lock___aexit__);

static mp_obj_t lock_iternext(mp_obj_t self) {
    ua_result_t result = ua_lock_next((ua_obj_t)self);
    return ua_next(result == UA_OK ? (ua_obj_t)mp_const_true : result);
}

// Lock.state, as upstream: 0 unlocked, 1 locked, or the task that it is handed over to.
static mp_obj_t lock_state(const mp_obj_t *self, unsigned which) {
    ua_obj_t holder = ua_lock_holder((ua_obj_t)*self);
    return holder <= UA_LOCK_LOCKED ? MP_OBJ_NEW_SMALL_INT(holder) : (mp_obj_t)holder;
}

static void lock_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    ua_attr_state(self, attr, dest, lock_state);
}

static const mp_rom_map_elem_t lock_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_locked), MP_ROM_PTR(&lock_locked_obj) },
    { MP_ROM_QSTR(MP_QSTR_acquire), MP_ROM_PTR(&lock_acquire_obj) },
    { MP_ROM_QSTR(MP_QSTR_release), MP_ROM_PTR(&lock_release_obj) },
    { MP_ROM_QSTR(MP_QSTR___aenter__), MP_ROM_PTR(&lock___aenter___obj) },
    { MP_ROM_QSTR(MP_QSTR___aexit__), MP_ROM_PTR(&lock___aexit___obj) },
    UA_AWAITABLE_METHODS,
};
static MP_DEFINE_CONST_DICT(lock_locals, lock_locals_table);

static const ua_awaitable_t lock_awaitable = { .end = ua_lock_throw };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Lock, MP_QSTR_Lock, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, lock_make_new,
    UA_SYNC_PRINT
    attr, lock_attr,
    iter, lock_iternext,
    protocol, &lock_awaitable,
    locals_dict, &lock_locals,
    parent, &ua_type_base
    );
