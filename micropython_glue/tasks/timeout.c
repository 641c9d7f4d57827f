// timeout, timeout_ms, timeout_at, and the Timeout that they return: `async with`, without a task.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "../module/duration.h"
#include "../module/functions.h"
#include "handle.h"

enum { IN_S, IN_MS, AT };

static mp_obj_t timeout(const mp_obj_t *args, unsigned which) {
    uint64_t at = UA_NEVER;
    if (args[0] != mp_const_none) {
        at = ua_us_from(args[0], which == IN_MS ? UA_US_PER_MS : UA_US_PER_S);
        // A negative delay, which counts as 0, is long over.
        if (which != AT && (at != 0 || args[0] == MP_OBJ_NEW_SMALL_INT(0))) {
            at += ua_now();
        }
    }
    mp_obj_t self = ua_value(ua_timeout_new(at));
    if (which == AT || args[0] == mp_const_none) {
        *ua_timeout_when((ua_obj_t)self) = (ua_obj_t)args[0];
    }
    return self;
}
UA_FUNCTION(ua_timeout_obj, timeout, IN_S, 1, MP_QSTR_delay);
UA_FUNCTION(ua_timeout_ms_obj, timeout, IN_MS, 1, MP_QSTR_delay);
UA_FUNCTION(ua_timeout_at_obj, timeout, AT, 1, MP_QSTR_when);

static mp_obj_t timeout_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    return ua_call_all(&ua_timeout_at_obj, n_args, n_kw, args);
}

static mp_obj_t timeout_when(mp_obj_t self) {
    ua_obj_t when = *ua_timeout_when((ua_obj_t)self);
    return when != 0 ? (mp_obj_t)when : ua_seconds(ua_due((ua_obj_t)self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(timeout_when_obj, timeout_when);

static bool is_expired(ua_obj_t self) {
    uint32_t state = ua_timeout_state(self);
    return state == UA_TIMEOUT_EXPIRING || state == UA_TIMEOUT_EXPIRED;
}
static UA_PREDICATE(timeout_expired_obj, is_expired);

static mp_obj_t timeout_reschedule(mp_obj_t self, mp_obj_t when) {
    uint32_t state = ua_timeout_state((ua_obj_t)self);
    if (state == UA_TIMEOUT_CREATED) {
        ua_raise(UA_E_TIMEOUT_CREATED);
    }
    if (state != UA_TIMEOUT_ENTERED) {
        ua_raise_word(UA_E_TIMEOUT_STATE, UA_SHOW_CREATED + state);
    }
    ua_timeout_set((ua_obj_t)self, when == mp_const_none ? UA_NEVER : ua_us_at(when));
    *ua_timeout_when((ua_obj_t)self) = (ua_obj_t)when;
    return mp_const_none;
}
static UA_ONE_ARG(timeout_reschedule_obj, timeout_reschedule, MP_QSTR_when);

// It is itself what __aenter__ returns, so that a block makes no other object: to await it is to enter.
static mp_obj_t timeout_iternext(mp_obj_t self_in) {
    ua_obj_t self = (ua_obj_t)self_in;
    ua_obj_t task = ua_get_cur_task();
    ua_result_t result = self;
    if (ua_timeout_state(self) != UA_TIMEOUT_CREATED) {
        result = UA_E_TIMEOUT_ENTERED;
    } else if (task == 0) {
        result = UA_E_TIMEOUT_OUTSIDE;
    } else {
        ua_timeout_enter(self, task);
    }
    return ua_next(result);
}

static mp_obj_t timeout___aexit__(size_t n_args, const mp_obj_t *args) {
    bool own = ua_timeout_exit((ua_obj_t)args[0]);
    if (own && args[1] != mp_const_none && ua_vm_is_cancelled((ua_obj_t)args[1])) {
        ua_raise(UA_E_TIMEOUT);
    }
    return MP_OBJ_FROM_PTR(&ua_done_awaitable);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(timeout___aexit___obj, 4, 4, timeout___aexit__);

static void timeout_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind) {
    uint32_t state = ua_timeout_state((ua_obj_t)self);
    ua_show(print, UA_SHOW_TIMEOUT);
    ua_show(print, UA_SHOW_CREATED + state);
    ua_show(print, UA_SHOW_STATE_END);
    if (state == UA_TIMEOUT_ENTERED) {
        ua_show_field(print, UA_SHOW_WHEN, timeout_when(self));
    }
    ua_show(print, UA_SHOW_END);
}

static const mp_rom_map_elem_t timeout_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_when), MP_ROM_PTR(&timeout_when_obj) },
    { MP_ROM_QSTR(MP_QSTR_expired), MP_ROM_PTR(&timeout_expired_obj) },
    { MP_ROM_QSTR(MP_QSTR_reschedule), MP_ROM_PTR(&timeout_reschedule_obj) },
    { MP_ROM_QSTR(MP_QSTR___aenter__), MP_ROM_PTR(&mp_identity_obj) },
    { MP_ROM_QSTR(MP_QSTR___aexit__), MP_ROM_PTR(&timeout___aexit___obj) },
};
static MP_DEFINE_CONST_DICT(timeout_locals, timeout_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Timeout, MP_QSTR_Timeout, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, timeout_make_new,
    print, timeout_print,
    iter, timeout_iternext,
    locals_dict, &timeout_locals
    );
