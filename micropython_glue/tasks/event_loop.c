// Loop: upstream's namespace of functions, which get_event_loop() returns. It is one object, which takes attributes as a class of
// Python's does, and whose functions get no self.

#include <string.h>

#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/name.h"
#include "../io/sock.h"
#include "../module/core.h"
#include "../module/duration.h"
#include "../module/fields.h"
#include "../port/cork.h"
#include "../port/ctrl_c.h"
#include "../module/functions.h"
#include "../door/awaitable.h"
#include "../door/call.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "future.h"
#include "handle.h"

// create_task(coro, *, name=None, context=None); _promote_to_task(aw)
static mp_obj_t loop_create_task(const mp_obj_t *args, unsigned which) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (UA_TASK_FACTORY != mp_const_none) {
        return ua_made_by_factory(args, which);
    }
    #endif
    return ua_created(ua_promote((ua_obj_t)args[0]), args, which);
}
#if UASYNCIO_TIER >= UA_TIER_FULL
UA_FUNCTION_MORE(ua_loop_create_task_obj, loop_create_task, 1, 1, 1, MP_QSTR_coro, MP_QSTR_name, MP_QSTR_context);
#else
UA_FUNCTION(ua_loop_create_task_obj, loop_create_task, 0, 1, MP_QSTR_coro);
#endif
UA_FUNCTION(ua_promote_to_task_obj, loop_create_task, 0, 1, MP_QSTR_aw);

// Loop.run_until_complete(aw): here None is no awaitable. CPython's name of it is one more.
static mp_obj_t loop_run_until_complete(const mp_obj_t *args, unsigned which) {
    mp_obj_t aw = args[0];
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (which & UA_ALL) {
        aw = ua_either(aw, args[1]);
    }
    #endif
    return ua_run((ua_obj_t)aw, true);
}
#if UASYNCIO_TIER >= UA_TIER_FULL
static UA_FUNCTION_MORE(loop_run_until_complete_obj, loop_run_until_complete, 1, 1, 0, MP_QSTR_aw, MP_QSTR_future);
#else
static UA_FUNCTION(loop_run_until_complete_obj, loop_run_until_complete, 0, 1, MP_QSTR_aw);
#endif

static mp_obj_t loop_run_forever(void) {
    ua_ctrl_c_t before;
    ua_ctrl_c_defer(&before);
    ua_result_t result = ua_run_forever();
    ua_ctrl_c_restore(&before);
    ua_cork_flush();
    return ua_value(result);
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_run_forever_obj, loop_run_forever);

static mp_obj_t loop_stop(void) {
    ua_stop();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_stop_obj, loop_stop);

// There is nothing to close: as upstream. In the tier `full` it can be seen until the loop runs again.
static mp_obj_t loop_close(void) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    ua_loop()->closed = true;
    #endif
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_close_obj, loop_close);

// What of the loop can be looked at lies under the collector's eyes. core._exc_context, a dict: the one context of all calls of an
// exception handler, as upstream, so that an exception is reported even when the heap is full. Behind its items the loop itself, whose
// one field is Loop._exc_handler: what set_exception_handler set, or None.
#if UASYNCIO_TIER >= UA_TIER_FULL
MP_REGISTER_ROOT_POINTER(void *uasyncio_loop_items[10]);
#else
MP_REGISTER_ROOT_POINTER(void *uasyncio_loop_items[9]);
#endif
enum { EXC_MESSAGE, EXC_EXCEPTION, EXC_FUTURE, EXC_COUNT };
typedef struct _loop_t {
    ua_fields_t fields;
    mp_obj_t exc_handler;
    #if UASYNCIO_TIER >= UA_TIER_FULL
    mp_obj_t task_factory;
    #endif
} loop_t;
_Static_assert(UA_LOOP_AT * sizeof(mp_obj_t) == EXC_COUNT * sizeof(mp_map_elem_t)
    && sizeof(MP_STATE_VM(uasyncio_loop_items)) == UA_LOOP_AT * sizeof(mp_obj_t) + sizeof(loop_t), "a root for each");
#if UASYNCIO_TIER >= UA_TIER_FULL
_Static_assert(offsetof(loop_t, task_factory) == UA_TASK_FACTORY_AT * sizeof(mp_obj_t), "UA_TASK_FACTORY is that field");
#endif
#define ITEMS ((mp_map_elem_t *)(void *)MP_STATE_VM(uasyncio_loop_items))
#define EXC_HANDLER UA_IN_PLACE(((loop_t *)(void *)&UA_LOOP)->exc_handler)

const mp_obj_dict_t ua_exc_context = {
    .base = { &mp_type_dict },
    .map = { .all_keys_are_qstrs = 1, .is_fixed = 1, .is_ordered = 1, .used = EXC_COUNT, .alloc = EXC_COUNT, .table = ITEMS },
};

static mp_obj_t loop_set_exception_handler(const mp_obj_t *handler, unsigned which) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (*handler != mp_const_none && !mp_obj_is_callable(*handler)) {
        ua_raise_got(UA_E_HANDLER_GOT, *handler);
    }
    #endif
    EXC_HANDLER = *handler;
    return mp_const_none;
}
static UA_FUNCTION(loop_set_exception_handler_obj, loop_set_exception_handler, 0, 1, MP_QSTR_handler);

static mp_obj_t loop_get_exception_handler(void) {
    return EXC_HANDLER;
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_get_exception_handler_obj, loop_get_exception_handler);

static mp_obj_t context_get(mp_obj_t context, qstr key) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    // As CPython's: a program's own need not have all.
    return ua_call1(context, MP_QSTR_get, MP_OBJ_NEW_QSTR(key));
    #else
    return mp_obj_subscr(context, MP_OBJ_NEW_QSTR(key), MP_OBJ_SENTINEL);
    #endif
}

static void print_item(const char *text, mp_obj_t item) {
    mp_print_str(MICROPY_ERROR_PRINTER, text);
    mp_obj_print_helper(MICROPY_ERROR_PRINTER, item, PRINT_STR);
}

// As upstream's (extmod/asyncio/core.py): message, task and traceback, to stderr.
// default_exception_handler(loop, context), and as CPython's, default_exception_handler(context).
static mp_obj_t loop_default_exception_handler(const mp_obj_t *args, unsigned which) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    mp_obj_t context = ua_arg_or(args[1], args[0]);
    #else
    mp_obj_t context = args[1];
    #endif
    mp_obj_t future = context_get(context, MP_QSTR_future);
    print_item("", context_get(context, MP_QSTR_message));
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (future != mp_const_none) {
        print_item("\nfuture: ", future);
        mp_obj_t coro[2];
        mp_load_method_maybe(future, MP_QSTR_coro, coro);
        if (coro[0] != MP_OBJ_NULL) {
            print_item(" coro= ", coro[0]);
        }
    }
    #else
    // There is always one.
    print_item("\nfuture: ", future);
    print_item(" coro= ", mp_load_attr(future, MP_QSTR_coro));
    #endif
    mp_print_str(MICROPY_ERROR_PRINTER, "\n");
    mp_obj_t exception = context_get(context, MP_QSTR_exception);
    if (UASYNCIO_TIER < UA_TIER_FULL || exception != mp_const_none) {
        mp_obj_print_exception(MICROPY_ERROR_PRINTER, exception);
    }
    return mp_const_none;
}
static UA_FUNCTION(loop_default_exception_handler_obj, loop_default_exception_handler, 0, UASYNCIO_TIER >= UA_TIER_FULL ? 0 : 2,
    MP_QSTR_loop, MP_QSTR_context);

static mp_obj_t loop_call_exception_handler(const mp_obj_t *context, unsigned which) {
    mp_obj_t handler = EXC_HANDLER;
    mp_obj_t args[] = { UA_LOOP_OBJ, *context };
    if (handler == mp_const_none) {
        return loop_default_exception_handler(args, 0);
    }
    return mp_call_function_n_kw(handler, MP_ARRAY_SIZE(args), 0, args);
}
static UA_FUNCTION(loop_call_exception_handler_obj, loop_call_exception_handler, 0, 1, MP_QSTR_context);

// A name of a qstr cannot spell it.
static const MP_DEFINE_STR_OBJ(not_retrieved, "Task exception wasn't retrieved");

void ua_loop_items_reset(void) {
    static const mp_rom_obj_t initial[] = {
        MP_ROM_QSTR(MP_QSTR_message), MP_ROM_PTR(&not_retrieved),
        MP_ROM_QSTR(MP_QSTR_exception), MP_ROM_NONE,
        MP_ROM_QSTR(MP_QSTR_future), MP_ROM_NONE,
        MP_ROM_PTR(&ua_type_Loop), MP_ROM_PTR(&mp_const_empty_dict_obj), MP_ROM_NONE,
        #if UASYNCIO_TIER >= UA_TIER_FULL
        MP_ROM_NONE,
        #endif
    };
    UA_COPY_CONSTANTS(MP_STATE_VM(uasyncio_loop_items), initial);
}

static MP_NOINLINE ua_result_t report(const mp_obj_str_t *message, ua_obj_t task, ua_obj_t exception) {
    mp_map_elem_t *items = &UA_IN_PLACE(*ITEMS);
    items[EXC_MESSAGE].value = MP_OBJ_FROM_PTR(message);
    items[EXC_EXCEPTION].value = (mp_obj_t)exception;
    items[EXC_FUTURE].value = (mp_obj_t)task;
    // Protected as any function that may raise.
    ua_result_t result = ua_protected((uintptr_t)&loop_call_exception_handler_obj, (uintptr_t)&ua_exc_context, 0, ua_may_call_hook);
    return result == UA_RAISE ? UA_RAISE : UA_OK;
}

ua_result_t ua_vm_report(ua_obj_t task, ua_obj_t exception) {
    return report(&not_retrieved, task, exception);
}

#if UASYNCIO_TIER >= UA_TIER_FULL
static const MP_DEFINE_STR_OBJ(in_callback, "Exception in callback");

static ua_result_t call_handle(uintptr_t callable, uintptr_t args_in, uintptr_t c) {
    mp_obj_t args = (mp_obj_t)args_in;
    size_t n = 1;
    mp_obj_t *items = &args;
    if (mp_obj_is_type(args, &mp_type_tuple)) {
        mp_obj_get_array(args, &n, &items);
    }
    mp_call_function_n_kw((mp_obj_t)callable, n, 0, items);
    return UA_OK;
}

ua_result_t ua_reported(ua_obj_t exc, const mp_obj_str_t *message, mp_obj_t task) {
    if (ua_is_fatal((mp_obj_t)exc)) {
        UA_RAISED = exc;
        return UA_RAISE;
    }
    UA_RAISED = 0;
    return report(message, (ua_obj_t)task, exc);
}

ua_result_t ua_vm_call_handle(ua_obj_t handle, ua_obj_t callable, ua_obj_t args) {
    // As CPython's, but for the message.
    ua_result_t result = ua_protected(callable, args, 0, call_handle);
    return result == UA_OK ? UA_OK : ua_reported(UA_RAISED, &in_callback, mp_const_none);
}

static mp_obj_t loop_create_future(void) {
    return ua_value(ua_future_new());
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_create_future_obj, loop_create_future);

static mp_obj_t loop_is_running(void) {
    return mp_obj_new_bool(ua_loop_running());
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_is_running_obj, loop_is_running);

static mp_obj_t loop_is_closed(void) {
    return mp_obj_new_bool(ua_loop()->closed);
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_is_closed_obj, loop_is_closed);

static mp_obj_t loop_set_debug(const mp_obj_t *enabled, unsigned which) {
    ua_loop_t *loop = ua_loop();
    loop->debug = mp_obj_is_true(*enabled);
    // Within a step it counts from now on.
    loop->began = ua_vm_ticks_us();
    return mp_const_none;
}
static UA_FUNCTION(loop_set_debug_obj, loop_set_debug, 0, 1, MP_QSTR_enabled);

static mp_obj_t loop_get_debug(void) {
    return mp_obj_new_bool(ua_loop()->debug);
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_get_debug_obj, loop_get_debug);

// Who it was, what coroutine, and how long.
ua_result_t ua_may_print_slow(uintptr_t entry, uintptr_t us, uintptr_t c) {
    ua_show_field(MICROPY_ERROR_PRINTER, UA_SHOW_EXECUTING, (mp_obj_t)entry);
    unsigned ms = us / 1000, s = ms / 1000;
    ua_show(MICROPY_ERROR_PRINTER, UA_SHOW_TOOK, s, ms - s * 1000);
    return UA_OK;
}

// There are no asynchronous generators.
static mp_obj_t loop_shutdown_asyncgens(void) {
    return MP_OBJ_FROM_PTR(&ua_done_awaitable);
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_shutdown_asyncgens_obj, loop_shutdown_asyncgens);

#define LOOP_METHODS_FULL \
    UA_SOCK_METHODS \
    { MP_ROM_QSTR(MP_QSTR_create_task), MP_ROM_PTR(&ua_loop_create_task_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_set_task_factory), MP_ROM_PTR(&ua_set_task_factory_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_get_task_factory), MP_ROM_PTR(&ua_get_task_factory_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_create_future), MP_ROM_PTR(&loop_create_future_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_call_soon), MP_ROM_PTR(&ua_loop_call_soon_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_call_soon_threadsafe), MP_ROM_PTR(&ua_loop_call_soon_threadsafe_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_call_later), MP_ROM_PTR(&ua_loop_call_later_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_call_at), MP_ROM_PTR(&ua_loop_call_at_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_run_in_executor), MP_ROM_PTR(&ua_loop_run_in_executor_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_time), MP_ROM_PTR(&ua_loop_time_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_set_debug), MP_ROM_PTR(&loop_set_debug_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_get_debug), MP_ROM_PTR(&loop_get_debug_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_shutdown_asyncgens), MP_ROM_PTR(&loop_shutdown_asyncgens_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_shutdown_default_executor), MP_ROM_PTR(&ua_loop_shutdown_executor_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_is_running), MP_ROM_PTR(&loop_is_running_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_is_closed), MP_ROM_PTR(&loop_is_closed_obj) },
#else
#define LOOP_METHODS_FULL { MP_ROM_QSTR(MP_QSTR_create_task), MP_ROM_PTR(&ua_loop_create_task_obj) },
#endif

static const mp_rom_map_elem_t loop_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_Loop) },
    LOOP_METHODS_FULL
    { MP_ROM_QSTR(MP_QSTR_run_until_complete), MP_ROM_PTR(&loop_run_until_complete_obj) },
    { MP_ROM_QSTR(MP_QSTR_run_forever), MP_ROM_PTR(&loop_run_forever_obj) },
    { MP_ROM_QSTR(MP_QSTR_stop), MP_ROM_PTR(&loop_stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&loop_close_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_exception_handler), MP_ROM_PTR(&loop_set_exception_handler_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_exception_handler), MP_ROM_PTR(&loop_get_exception_handler_obj) },
    { MP_ROM_QSTR(MP_QSTR_default_exception_handler), MP_ROM_PTR(&loop_default_exception_handler_obj) },
    { MP_ROM_QSTR(MP_QSTR_call_exception_handler), MP_ROM_PTR(&loop_call_exception_handler_obj) },
};
static MP_DEFINE_CONST_DICT(loop_locals, loop_locals_table);

static void loop_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    bool load = dest[0] == MP_OBJ_NULL;
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (UA_IS(attr, MP_QSTR_slow_callback_duration)) {
        if (load) {
            dest[0] = ua_seconds(ua_loop()->slow_us);
        } else if (dest[1] != MP_OBJ_NULL) {
            int64_t us = ua_us_from(dest[1], UA_US_PER_S);
            ua_loop()->slow_us = us > UINT32_MAX ? UINT32_MAX : us;
            dest[0] = MP_OBJ_NULL;
        }
        return;
    }
    #endif
    static const qstr_short_t names[] = { MP_QSTR__exc_handler, 0 };
    ua_fields_attr(self, attr, dest, names);
    if (load && dest[0] == MP_OBJ_NULL) {
        dest[1] = MP_OBJ_NULL;
        mp_map_elem_t *elem = mp_map_lookup((mp_map_t *)&loop_locals.map, MP_OBJ_NEW_QSTR(attr), MP_MAP_LOOKUP);
        if (elem != NULL) {
            dest[0] = elem->value;
        }
    }
}

static mp_obj_t new_event_loop(void) {
    ua_new_event_loop();
    return UA_LOOP_OBJ;
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_new_event_loop_obj, new_event_loop);

#if UASYNCIO_TIER >= UA_TIER_FULL
// As CPython's, which a program from there calls after new_event_loop().
static mp_obj_t set_event_loop(const mp_obj_t *loop, unsigned which) {
    if (*loop != mp_const_none) {
        ua_native_part(*loop, &ua_type_Loop);
    }
    ua_loop()->unset = *loop == mp_const_none;
    return mp_const_none;
}
UA_FUNCTION(ua_set_event_loop_obj, set_event_loop, 0, 1, MP_QSTR_loop);

// EventLoop(): CPython's way to make one.
static mp_obj_t loop_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    return new_event_loop();
}
#endif

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Loop, MP_QSTR_Loop, MP_TYPE_FLAG_NONE,
    #if UASYNCIO_TIER >= UA_TIER_FULL
    make_new, loop_make_new,
    #endif
    attr, loop_attr,
    locals_dict, &loop_locals
    );
