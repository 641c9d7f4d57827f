// Future, and what it has in common with Task: results, done-callbacks, cancelling with a message.

#include "py/objtype.h"
#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/name.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/types.h"
#include "../module/core.h"
#include "../module/functions.h"
#include "current_loop.h"
#include "future.h"
#include "print.h"

// cancel(msg=None)
static mp_obj_t future_cancel(const mp_obj_t *args, unsigned which) {
    ua_obj_t self = (ua_obj_t)args[0];
    // Two types have this method: it is called as a function, and nobody else has looked at self.
    if (!ua_is_future(self)) {
        ua_raise(UA_E_FUTURE_EXPECTED);
    }
    if (ua_task_done(self)) {
        return mp_const_false;
    }
    ua_obj_t exc = 0;
    if (which == UA_ALL && args[1] != mp_const_none) {
        exc = (ua_obj_t)mp_obj_new_exception_arg1(&ua_type_CancelledError, args[1]);
    }
    ua_value(ua_task_cancel(self, exc));
    return mp_const_true;
}
static UA_FUNCTION_MORE(future_cancel_obj, future_cancel, 1, 2, 1, MP_QSTR_self, MP_QSTR_msg);

void ua_cancel(mp_obj_t task) {
    ua_value(ua_task_cancel((ua_obj_t)task, 0));
}

ua_obj_t ua_failure(ua_obj_t task) {
    ua_obj_t value;
    return ua_task_outcome(task, &value) == UA_OUTCOME_RAISED && !ua_vm_is_cancelled(value) ? value : 0;
}

bool ua_is_cancelled(ua_obj_t self) {
    ua_obj_t value;
    // A gather, its own coroutine, is not cancelled: its children were.
    return ua_task_outcome(self, &value) == UA_OUTCOME_RAISED && ua_vm_is_cancelled(value)
           && ua_task_coro(self) != self;
}
UA_PREDICATE(ua_future_cancelled_obj, ua_is_cancelled);

mp_obj_t ua_outcome(mp_obj_t self, ua_result_t none) {
    ua_obj_t value;
    uint32_t outcome = ua_task_outcome((ua_obj_t)self, &value);
    if (outcome == UA_OUTCOME_NONE) {
        ua_raise(none);
    }
    if (outcome == UA_OUTCOME_RAISED) {
        mp_obj_t exc = mp_make_raise_obj((mp_obj_t)value);
        if (none == UA_E_NO_RESULT || ua_is_cancelled((ua_obj_t)self)) {
            nlr_raise(exc);
        }
        return exc;
    }
    return none == UA_E_NO_RESULT ? ua_to_py(value) : mp_const_none;
}

static mp_obj_t future_result(mp_obj_t self) {
    return ua_outcome(self, UA_E_NO_RESULT);
}
static MP_DEFINE_CONST_FUN_OBJ_1(future_result_obj, future_result);

static mp_obj_t future_exception(mp_obj_t self) {
    return ua_outcome(self, UA_E_NO_EXCEPTION);
}
static MP_DEFINE_CONST_FUN_OBJ_1(future_exception_obj, future_exception);

static mp_obj_t get_loop(const mp_obj_t *self, unsigned which) {
    return UA_LOOP_OBJ;
}
UA_FUNCTION(ua_get_loop_obj, get_loop, 0, 1, MP_QSTR_self);

// add_done_callback(callback, *, context=None): called with the task or Future, in a turn of its own.
static mp_obj_t future_add_done_callback(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    ua_only_arg(MP_QSTR_context | UA_BY_NAME, n_args - 2, kw_args->used, args + 2);
    return ua_value(ua_task_when_done((ua_obj_t)args[0], (ua_obj_t)args[1]));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(future_add_done_callback_obj, 2, future_add_done_callback);

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
static MP_DEFINE_CONST_FUN_OBJ_2(future_remove_done_callback_obj, future_remove_done_callback);

static void set(mp_obj_t self, mp_obj_t value, bool raised) {
    if (!mp_obj_is_type(self, &ua_type_Future)) {
        ua_raise_word(UA_E_SET_OF_TASK, raised ? UA_SHOW_EXCEPTION : UA_SHOW_RESULT);
    }
    if (ua_task_done((ua_obj_t)self)) {
        ua_raise(UA_E_INVALID_STATE);
    }
    if (raised && mp_obj_exception_match(value, MP_OBJ_FROM_PTR(&mp_type_StopIteration))) {
        // It would end the coroutine that awaits, as a return does.
        value = ua_exception(UA_E_STOP_ITERATION);
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
    mp_obj_t made = mp_make_raise_obj(exc);
    if (made != exc && MP_OBJ_FROM_PTR(mp_obj_get_type(made)) != exc && !ua_task_done((ua_obj_t)self)) {
        // A TypeError: what it was is no exception. Who is done is told that first.
        nlr_raise(made);
    }
    set(self, made, true);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(future_set_exception_obj, future_set_exception);

mp_obj_t ua_new_future(const mp_obj_t *args, unsigned which) {
    return ua_value(ua_future_new());
}
static UA_FUNCTION_MORE(future_new_obj, ua_new_future, 0, 0, 0, MP_QSTR_loop);

// Future(*, loop=None)
static mp_obj_t future_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    if (n_args + n_kw == 0) {
        ua_need_loop();
    }
    return ua_call_all(&future_new_obj, n_args, n_kw, args);
}

mp_obj_t ua_future_of(mp_obj_t aw) {
    if (!ua_is_future((ua_obj_t)aw) && ua_vm_is_coroutine((ua_obj_t)aw)) {
        ua_need_loop();
    }
    return ua_loop_create_task(aw);
}

// ensure_future(coro_or_future, *, loop=None)
static mp_obj_t ensure_future(const mp_obj_t *args, unsigned which) {
    return which & UA_ALL ? ua_loop_create_task(args[0]) : ua_future_of(args[0]);
}
UA_FUNCTION_MORE(ua_ensure_future_obj, ensure_future, 1, 1, 1, MP_QSTR_coro_or_future, MP_QSTR_loop);
UA_FUNCTION_MORE(ua_wrap_future_obj, ensure_future, 1, 1, 1, MP_QSTR_future, MP_QSTR_loop);

UA_PREDICATE(ua_isfuture_obj, ua_is_future);

// A coroutine is a generator to the VM, and a native awaitable has what a generator has.
UA_PREDICATE(ua_iscoroutine_obj, ua_vm_is_coroutine);

// Also behind a bound method and a closure, whose first word is the function (py/objboundmeth.c, py/objclosure.c). To the VM a class of
// a program's own may have the name of either.
static bool is_coroutine_function(ua_obj_t object_in) {
    mp_obj_t object = (mp_obj_t)object_in;
    const mp_obj_type_t *type;
    while (type = mp_obj_get_type(object), !mp_obj_is_instance_type(type)
        && (UA_IS(type->name, MP_QSTR_bound_method) || UA_IS(type->name, MP_QSTR_closure))) {
        object = ((mp_obj_t *)MP_OBJ_TO_PTR(object))[1];
    }
    return type == &mp_type_gen_wrap;
}
UA_PREDICATE(ua_iscoroutinefunction_obj, is_coroutine_function);

// One table: gather has what stands before the methods of Future, and so have the native awaitables; Task has what stands behind them.
static const mp_rom_map_elem_t methods[] = {
    UA_AWAITABLE_METHODS,
    // Of the coroutine of who asks for it: it is its own iterator.
    { MP_ROM_QSTR(MP_QSTR___await__), MP_ROM_PTR(&mp_identity_obj) },
    { MP_ROM_QSTR(MP_QSTR_done), MP_ROM_PTR(&ua_task_done_obj) },
    { MP_ROM_QSTR(MP_QSTR_cancel), MP_ROM_PTR(&future_cancel_obj) },
    { MP_ROM_QSTR(MP_QSTR_cancelled), MP_ROM_PTR(&ua_future_cancelled_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_result), MP_ROM_PTR(&future_set_result_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_exception), MP_ROM_PTR(&future_set_exception_obj) },
    { MP_ROM_QSTR(MP_QSTR_result), MP_ROM_PTR(&future_result_obj) },
    { MP_ROM_QSTR(MP_QSTR_exception), MP_ROM_PTR(&future_exception_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_loop), MP_ROM_PTR(&ua_get_loop_obj) },
    { MP_ROM_QSTR(MP_QSTR_add_done_callback), MP_ROM_PTR(&future_add_done_callback_obj) },
    { MP_ROM_QSTR(MP_QSTR_remove_done_callback), MP_ROM_PTR(&future_remove_done_callback_obj) },
    UA_TASK_METHODS,
};
#define COUNT(...) (sizeof((mp_rom_map_elem_t[]) { __VA_ARGS__ }) / sizeof(mp_rom_map_elem_t))
#define BEFORE COUNT(UA_AWAITABLE_METHODS)
#define BEHIND COUNT(UA_TASK_METHODS)
MP_DEFINE_CONST_DICT_WITH_SIZE(ua_awaitable_locals, methods, BEFORE + 1);
MP_DEFINE_CONST_DICT_WITH_SIZE(ua_gather_locals, methods, MP_ARRAY_SIZE(methods) - BEHIND);
MP_DEFINE_CONST_DICT_WITH_SIZE(ua_future_locals, methods + BEFORE, MP_ARRAY_SIZE(methods) - BEFORE - BEHIND);
MP_DEFINE_CONST_DICT_WITH_SIZE(ua_task_locals, methods + BEFORE, MP_ARRAY_SIZE(methods) - BEFORE);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Future, MP_QSTR_Future, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, future_make_new,
    print, ua_future_print,
    iter, ua_task_iternext,
    locals_dict, &ua_future_locals
    );
