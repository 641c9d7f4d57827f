// Handle and TimerHandle, and the methods of the loop that make them.

#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/types.h"
#include "../module/duration.h"
#include "handle.h"

uint64_t ua_us_at(mp_obj_t seconds) {
    return ua_us_from(seconds, UA_US_PER_S);
}

uint64_t ua_after(mp_obj_t seconds) {
    return ua_now() + ua_us_at(seconds);
}

static mp_obj_t handle_cancel(mp_obj_t self) {
    ua_handle_cancel((ua_obj_t)self);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(handle_cancel_obj, handle_cancel);

static UA_PREDICATE(handle_cancelled_obj, ua_handle_cancelled);

static mp_obj_t handle_when(mp_obj_t self) {
    return ua_seconds(ua_due((ua_obj_t)self));
}
static MP_DEFINE_CONST_FUN_OBJ_1(handle_when_obj, handle_when);

static const mp_rom_map_elem_t handle_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_cancel), MP_ROM_PTR(&handle_cancel_obj) },
    { MP_ROM_QSTR(MP_QSTR_cancelled), MP_ROM_PTR(&handle_cancelled_obj) },
    { MP_ROM_QSTR(MP_QSTR_when), MP_ROM_PTR(&handle_when_obj) },
};
static MP_DEFINE_CONST_DICT(handle_locals, handle_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Handle, MP_QSTR_Handle, MP_TYPE_FLAG_NONE,
    locals_dict, &handle_locals
    );

void ua_check_callback(mp_obj_t callback) {
    if (ua_loop()->debug && (!mp_obj_is_callable(callback) || mp_obj_is_type(callback, &mp_type_gen_wrap))) {
        ua_raise_got(UA_E_CALLABLE_GOT, callback);
    }
}

mp_obj_t ua_call_soon_threadsafe(mp_obj_t callable, mp_obj_t args) {
    ua_obj_t event;
    mp_obj_t handle = ua_value(ua_call_on_set((ua_obj_t)callable, (ua_obj_t)args, &event));
    ua_event_set(event, false);
    return handle;
}

enum { SOON, THREADSAFE, LATER, AT };

// The call of a function with what is behind it; before it, of LATER and AT, is the time. The one keyword there is is of no use here.
static MP_NOINLINE mp_obj_t call(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args, unsigned when) {
    ua_only_arg(MP_QSTR_context | UA_BY_NAME, 0, kw_args->used, args + n_args);
    uint64_t at = 0;
    if (when >= LATER) {
        mp_obj_t seconds = *args++;
        --n_args;
        at = ua_us_at(seconds);
        if (when == LATER) {
            if (at == 0) {
                // Those that are overdue have their order, too.
                at -= ua_us_at(mp_unary_op(MP_UNARY_OP_NEGATIVE, seconds));
            }
            at += ua_now();
        }
    }
    ua_check_callback(args[0]);
    mp_obj_t tuple = mp_obj_new_tuple(n_args - 1, args + 1);
    if (when == THREADSAFE) {
        return ua_call_soon_threadsafe(args[0], tuple);
    }
    return ua_value(ua_call_at((ua_obj_t)args[0], (ua_obj_t)tuple, at));
}

static mp_obj_t loop_call_soon(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return call(n_args, args, kw_args, SOON);
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_loop_call_soon_obj, 1, loop_call_soon);

static mp_obj_t loop_call_soon_threadsafe(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return call(n_args, args, kw_args, THREADSAFE);
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_loop_call_soon_threadsafe_obj, 1, loop_call_soon_threadsafe);

static mp_obj_t loop_call_later(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return call(n_args, args, kw_args, LATER);
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_loop_call_later_obj, 2, loop_call_later);

static mp_obj_t loop_call_at(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return call(n_args, args, kw_args, AT);
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_loop_call_at_obj, 2, loop_call_at);

static mp_obj_t loop_time(void) {
    return ua_seconds(ua_now());
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_loop_time_obj, loop_time);
