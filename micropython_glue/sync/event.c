// Event. It is its own awaitable: wait() returns the event itself.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "../module/subclass.h"
#include "event.h"
#include "print.h"

static mp_obj_t event_is_set(const mp_obj_t *self, unsigned which) {
    return mp_obj_new_bool(ua_event_is_set((ua_obj_t)*self));
}
static UA_METHOD(event_is_set_obj, Event, event_is_set, 0, 0);

mp_obj_t ua_set(const mp_obj_t *self, unsigned which) {
    ua_event_set((ua_obj_t)*self, which == UA_SET_FLAG);
    return mp_const_none;
}
static UA_METHOD(event_set_obj, Event, ua_set, UA_SET_EVENT, 0);

mp_obj_t ua_clear(const mp_obj_t *self, unsigned which) {
    ua_event_clear((ua_obj_t)*self);
    return mp_const_none;
}
static UA_METHOD(event_clear_obj, Event, ua_clear, 0, 0);

static UA_METHOD(event_wait_obj, Event, ua_identity, 0, 0);

static mp_obj_t event_iternext(mp_obj_t self) {
    ua_result_t result = ua_event_next((ua_obj_t)self);
    return ua_next(result == UA_OK ? (ua_obj_t)mp_const_true : result);
}

#if UASYNCIO_TIER >= UA_TIER_UPSTREAM
static void event_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    ua_attr_state(self, attr, dest, event_is_set);
}
#endif

static const mp_rom_map_elem_t event_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_is_set), MP_ROM_PTR(&event_is_set_obj) },
    { MP_ROM_QSTR(MP_QSTR_set), MP_ROM_PTR(&event_set_obj) },
    { MP_ROM_QSTR(MP_QSTR_clear), MP_ROM_PTR(&event_clear_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait), MP_ROM_PTR(&event_wait_obj) },
    UA_AWAITABLE_METHODS,
};
static MP_DEFINE_CONST_DICT(event_locals, event_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Event, MP_QSTR_Event, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, ua_make_new,
    UA_SYNC_PRINT
    #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
    attr, event_attr,
    parent, &ua_type_base,
    #endif
    iter, event_iternext,
    locals_dict, &event_locals
    );
