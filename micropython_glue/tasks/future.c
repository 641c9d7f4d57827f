// Future, and what it has in common with Task: results, done-callbacks, cancelling with a message.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "../module/functions.h"
#include "future.h"

#define LOOP (MP_OBJ_FROM_PTR(&ua_type_Loop))

// cancel(msg=None)
static mp_obj_t future_cancel(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_msg, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    ua_obj_t self = (ua_obj_t)pos_args[0];
    if (ua_task_done(self)) {
        return mp_const_false;
    }
    mp_obj_t msg = args[0].u_obj;
    ua_obj_t exc = msg == mp_const_none ? 0 : (ua_obj_t)mp_obj_new_exception_arg1(&ua_type_CancelledError, msg);
    ua_value(ua_task_cancel(self, exc));
    return mp_const_true;
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_future_cancel_obj, 1, future_cancel);

void ua_cancel(mp_obj_t task) {
    ua_value(ua_task_cancel((ua_obj_t)task, 0));
}

bool ua_is_cancelled(mp_obj_t self) {
    ua_obj_t value;
    // A gather, its own coroutine, is not cancelled: its children were.
    return ua_task_outcome((ua_obj_t)self, &value) == UA_OUTCOME_RAISED && ua_vm_is_cancelled(value)
           && ua_task_coro((ua_obj_t)self) != (ua_obj_t)self;
}

static mp_obj_t future_cancelled(mp_obj_t self) {
    return mp_obj_new_bool(ua_is_cancelled(self));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_future_cancelled_obj, future_cancelled);

static mp_obj_t future_result(mp_obj_t self) {
    ua_obj_t value;
    switch (ua_task_outcome((ua_obj_t)self, &value)) {
        case UA_OUTCOME_NONE:
            mp_raise_msg(&ua_type_InvalidStateError, MP_ERROR_TEXT("Result is not set."));
        case UA_OUTCOME_RAISED:
            nlr_raise(mp_make_raise_obj((mp_obj_t)value));
        default:
            return ua_to_py(value);
    }
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_future_result_obj, future_result);

static mp_obj_t future_exception(mp_obj_t self) {
    ua_obj_t value;
    switch (ua_task_outcome((ua_obj_t)self, &value)) {
        case UA_OUTCOME_NONE:
            mp_raise_msg(&ua_type_InvalidStateError, MP_ERROR_TEXT("Exception is not set."));
        case UA_OUTCOME_RAISED: {
            mp_obj_t exc = mp_make_raise_obj((mp_obj_t)value);
            if (ua_is_cancelled(self)) {
                nlr_raise(exc);
            }
            return exc;
        }
        default:
            return mp_const_none;
    }
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_future_exception_obj, future_exception);

static mp_obj_t future_get_loop(mp_obj_t self) {
    return LOOP;
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_future_get_loop_obj, future_get_loop);

// add_done_callback(callback, *, context=None): called with the task or Future, in a turn of its own.
static mp_obj_t future_add_done_callback(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return ua_value(ua_task_when_done((ua_obj_t)args[0], (ua_obj_t)args[1]));
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_future_add_done_callback_obj, 2, future_add_done_callback);

// How many there were of it.
static mp_obj_t future_remove_done_callback(mp_obj_t self, mp_obj_t callback) {
    ua_obj_t task = (ua_obj_t)self, found;
    size_t removed = 0;
    for (uint32_t i = 0; (found = ua_task_callback(task, i)) != 0;) {
        // == may run anything: the callback is looked up once more.
        if (mp_obj_equal((mp_obj_t)found, callback) && ua_task_callback(task, i) == found) {
            ua_task_remove_callback(task, i);
            ++removed;
        } else {
            ++i;
        }
    }
    return MP_OBJ_NEW_SMALL_INT(removed);
}
MP_DEFINE_CONST_FUN_OBJ_2(ua_future_remove_done_callback_obj, future_remove_done_callback);

static void set(mp_obj_t self, mp_obj_t value, bool raised) {
    if (ua_task_done((ua_obj_t)self)) {
        mp_raise_msg(&ua_type_InvalidStateError, MP_ERROR_TEXT("invalid state"));
    }
    ua_value(ua_future_set((ua_obj_t)self, ua_from_py(value), raised));
}

void ua_settle(mp_obj_t future, mp_obj_t value, bool raised) {
    if (!ua_task_done((ua_obj_t)future)) {
        set(future, value, raised);
    }
}

static mp_obj_t future_set_result(mp_obj_t self, mp_obj_t value) {
    set(self, value, false);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(future_set_result_obj, future_set_result);

static mp_obj_t future_set_exception(mp_obj_t self, mp_obj_t exc) {
    exc = mp_make_raise_obj(exc);
    if (mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        // It would end the coroutine that awaits, as a return does.
        exc = mp_obj_new_exception_msg(&mp_type_RuntimeError,
            MP_ERROR_TEXT("StopIteration interacts badly with generators and cannot be raised into a Future"));
    }
    set(self, exc, true);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(future_set_exception_obj, future_set_exception);

mp_obj_t ua_new_future(void) {
    return ua_value(ua_future_new());
}

// Future(*, loop=None)
static mp_obj_t future_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, 0, 0, 0, false);
    if (n_kw > 1 || (n_kw == 1 && args[0] != MP_OBJ_NEW_QSTR(MP_QSTR_loop))) {
        mp_arg_check_num(0, n_kw, 0, 0, false);
    }
    return ua_new_future();
}

mp_obj_t ua_future_of(mp_obj_t awaitable) {
    return ua_value(ua_promote((ua_obj_t)awaitable));
}

// ensure_future(aw, *, loop=None)
static mp_obj_t ensure_future(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    return ua_future_of(args[0]);
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_ensure_future_obj, 1, ensure_future);

static mp_obj_t isfuture(mp_obj_t object) {
    return mp_obj_new_bool(ua_is_future((ua_obj_t)object));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_isfuture_obj, isfuture);

// A coroutine is a generator to the VM, and a native awaitable has what a generator has.
static mp_obj_t iscoroutine(mp_obj_t object) {
    return mp_obj_new_bool(ua_vm_is_coroutine((ua_obj_t)object));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_iscoroutine_obj, iscoroutine);

static mp_obj_t iscoroutinefunction(mp_obj_t object) {
    return mp_obj_new_bool(mp_obj_is_type(object, &mp_type_gen_wrap));
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_iscoroutinefunction_obj, iscoroutinefunction);

static const mp_rom_map_elem_t future_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_done), MP_ROM_PTR(&ua_task_done_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_result), MP_ROM_PTR(&future_set_result_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_exception), MP_ROM_PTR(&future_set_exception_obj) },
    UA_FUTURE_METHODS,
};
static MP_DEFINE_CONST_DICT(future_locals, future_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Future, MP_QSTR_Future, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, future_make_new,
    iter, ua_task_iternext,
    locals_dict, &future_locals
    );
