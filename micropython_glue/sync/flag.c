// ThreadSafeFlag: set from any context, unset by who has waited. It is its own awaitable, and, as
// upstream's, a stream that can be polled: readable when it is set.

#include "py/runtime.h"
#include "py/mperrno.h"
#include "../door/awaitable.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "../module/subclass.h"
#include "../port/idle.h"
#include "event.h"

static UA_METHOD(flag_set_obj, ThreadSafeFlag, ua_set, UA_SET_FLAG, 0);

static UA_METHOD(flag_clear_obj, ThreadSafeFlag, ua_clear, 0, 0);

static UA_METHOD(flag_wait_obj, ThreadSafeFlag, ua_identity, 0, 0);

static mp_obj_t flag_iternext(mp_obj_t self) {
    return ua_next(ua_flag_next((ua_obj_t)self));
}

static mp_obj_t flag_state(const mp_obj_t *self, unsigned which) {
    return MP_OBJ_NEW_SMALL_INT(ua_event_is_set((ua_obj_t)*self));
}

static void flag_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    ua_attr_state(self, attr, dest, flag_state);
}

#if !defined(__linux__)
// One that is set while the loop has something to do: what ends a wait in the poll object, where that asks each stream (port/idle.h).
const mp_obj_base_t ua_idle_stream_obj = { &ua_type_ThreadSafeFlag };
#endif

static bool is_set(mp_obj_t self) {
    #if !defined(__linux__)
    if (self == MP_OBJ_FROM_PTR(&ua_idle_stream_obj)) {
        return ua_has_work();
    }
    #endif
    // Subclasses inherit this: then self is the instance.
    return ua_event_is_set((ua_obj_t)ua_native_part(self, &ua_type_ThreadSafeFlag));
}

static mp_uint_t flag_ioctl(mp_obj_t self, mp_uint_t request, uintptr_t arg, int *errcode) {
    if (request == MP_STREAM_POLL) {
        return is_set(self) ? arg : 0;
    }
    *errcode = MP_EINVAL;
    return MP_STREAM_ERROR;
}

static const ua_awaitable_t flag_awaitable = { .ioctl = flag_ioctl };

static const mp_rom_map_elem_t flag_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_set), MP_ROM_PTR(&flag_set_obj) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&flag_clear_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait), MP_ROM_PTR(&flag_wait_obj) },
    { MP_ROM_QSTR(MP_QSTR_ioctl), MP_ROM_PTR(&mp_stream_ioctl_obj) },
    UA_AWAITABLE_METHODS,
};
static MP_DEFINE_CONST_DICT(flag_locals, flag_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_ThreadSafeFlag, MP_QSTR_ThreadSafeFlag, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, ua_make_new,
    attr, flag_attr,
    iter, flag_iternext,
    protocol, &flag_awaitable,
    locals_dict, &flag_locals,
    parent, &ua_type_base
    );
