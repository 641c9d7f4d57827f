// Lock. It is its own awaitable: acquire() returns the lock itself.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/types.h"

static mp_obj_t lock_locked(const mp_obj_t *self, unsigned which) {
    return mp_obj_new_bool(ua_lock_holder((ua_obj_t)*self) == UA_LOCK_LOCKED);
}
static UA_METHOD(lock_locked_obj, &ua_type_Lock, lock_locked, 0, 0);

static UA_METHOD(lock_acquire_obj, &ua_type_Lock, ua_identity, 0, 0);

static mp_obj_t lock_release(const mp_obj_t *self, unsigned which) {
    return ua_value(ua_lock_release((ua_obj_t)*self));
}
static UA_METHOD(lock_release_obj, &ua_type_Lock, lock_release, 0, 0);

// __aexit__(exc_type, exc, tb)
static mp_obj_t lock___aexit__(const mp_obj_t *args, unsigned which) {
    lock_release(args, 0);
    return MP_OBJ_FROM_PTR(&ua_done_awaitable);
}
static UA_METHOD(lock___aexit___obj, &ua_type_Lock, lock___aexit__, 0, 3, MP_QSTR_exc_type, MP_QSTR_exc, MP_QSTR_tb);

static mp_obj_t lock_iternext(mp_obj_t self) {
    ua_result_t result = ua_lock_next((ua_obj_t)self);
    return ua_next(result == UA_OK ? (ua_obj_t)mp_const_true : result);
}

// Lock.state, as upstream: 0 unlocked, 1 locked, or the task that it is handed over to.
static mp_obj_t lock_state(mp_obj_t self) {
    ua_obj_t holder = ua_lock_holder((ua_obj_t)self);
    return holder <= UA_LOCK_LOCKED ? MP_OBJ_NEW_SMALL_INT(holder) : (mp_obj_t)holder;
}

static void lock_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    ua_attr_state(self, attr, dest, lock_state);
}

static const mp_rom_map_elem_t lock_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_locked), MP_ROM_PTR(&lock_locked_obj) },
    { MP_ROM_QSTR(MP_QSTR_acquire), MP_ROM_PTR(&lock_acquire_obj) },
    { MP_ROM_QSTR(MP_QSTR_release), MP_ROM_PTR(&lock_release_obj) },
    { MP_ROM_QSTR(MP_QSTR___aenter__), MP_ROM_PTR(&lock_acquire_obj) },
    { MP_ROM_QSTR(MP_QSTR___aexit__), MP_ROM_PTR(&lock___aexit___obj) },
    UA_AWAITABLE_METHODS,
};
static MP_DEFINE_CONST_DICT(lock_locals, lock_locals_table);

static const ua_awaitable_t lock_awaitable = { .end = ua_lock_throw };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Lock, MP_QSTR_Lock, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, ua_make_new,
    attr, lock_attr,
    iter, lock_iternext,
    protocol, &lock_awaitable,
    locals_dict, &lock_locals
    );
