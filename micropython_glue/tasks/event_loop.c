// Loop: upstream's namespace of functions. There are no instances; get_event_loop() returns the class.

#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "../module/core.h"
#include "../port/cork.h"
#include "../port/ctrl_c.h"
#include "../module/functions.h"
#include "../door/protected.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "future.h"
#include "handle.h"

#define LOOP (MP_OBJ_FROM_PTR(&ua_type_Loop))

mp_obj_t ua_loop_create_task(mp_obj_t coro) {
    return ua_value(ua_promote((ua_obj_t)coro));
}

// create_task(coro, *, name=None, context=None); _promote_to_task(aw)
static mp_obj_t loop_create_task(const mp_obj_t *args, unsigned which) {
    mp_obj_t task = ua_loop_create_task(args[0]);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (which & UA_ALL) {
        ua_task_name(task, args[1]);
    }
    #endif
    return task;
}
#if UASYNCIO_TIER >= UA_TIER_FULL
static UA_FUNCTION_MORE(loop_create_task_obj, loop_create_task, 1, 1, 1, MP_QSTR_coro, MP_QSTR_name, MP_QSTR_context);
#else
static UA_FUNCTION(loop_create_task_obj, loop_create_task, 0, 1, MP_QSTR_coro);
#endif
UA_FUNCTION(ua_promote_to_task_obj, loop_create_task, 0, 1, MP_QSTR_aw);

// Loop.run_until_complete(aw): here None is no awaitable.
static mp_obj_t loop_run_until_complete(const mp_obj_t *aw, unsigned which) {
    return ua_run((ua_obj_t)*aw);
}
static UA_FUNCTION(loop_run_until_complete_obj, loop_run_until_complete, 0, 1, MP_QSTR_aw);

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

// There is nothing to close: as upstream.
static mp_obj_t loop_close(void) {
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_close_obj, loop_close);

// What of the loop can be looked at lies under the collector's eyes, as items of dicts.
// core._exc_context: the one context of all calls of an exception handler, as upstream, so that an exception is reported even
// when the heap is full. And Loop._exc_handler: what set_exception_handler set, or None.
MP_REGISTER_ROOT_POINTER(void *uasyncio_loop_items[8]);
enum { EXC_MESSAGE, EXC_EXCEPTION, EXC_FUTURE, EXC_COUNT, EXC_HANDLER = EXC_COUNT, ITEM_COUNT };
_Static_assert(sizeof(MP_STATE_VM(uasyncio_loop_items)) == ITEM_COUNT * sizeof(mp_map_elem_t), "a root for each");
#define ITEMS ((mp_map_elem_t *)(void *)MP_STATE_VM(uasyncio_loop_items))

#define DICT_OF(items, count) { \
        .base = { &mp_type_dict }, \
        .map = { .all_keys_are_qstrs = 1, .is_fixed = 1, .is_ordered = 1, .used = count, .alloc = count, .table = items }, \
}
const mp_obj_dict_t ua_exc_context = DICT_OF(ITEMS, EXC_COUNT);
static const mp_obj_dict_t loop_variables = DICT_OF(ITEMS + EXC_HANDLER, 1);

static mp_obj_t loop_set_exception_handler(const mp_obj_t *handler, unsigned which) {
    ITEMS[EXC_HANDLER].value = *handler;
    return mp_const_none;
}
static UA_FUNCTION(loop_set_exception_handler_obj, loop_set_exception_handler, 0, 1, MP_QSTR_handler);

static mp_obj_t loop_get_exception_handler(void) {
    return ITEMS[EXC_HANDLER].value;
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_get_exception_handler_obj, loop_get_exception_handler);

static mp_obj_t context_get(mp_obj_t context, qstr key) {
    return mp_obj_subscr(context, MP_OBJ_NEW_QSTR(key), MP_OBJ_SENTINEL);
}

static void print_item(mp_obj_t item, const char *after) {
    mp_obj_print_helper(MICROPY_ERROR_PRINTER, item, PRINT_STR);
    mp_print_str(MICROPY_ERROR_PRINTER, after);
}

// As upstream's (extmod/asyncio/core.py): message, task and traceback, to stderr.
// default_exception_handler(loop, context)
static mp_obj_t loop_default_exception_handler(const mp_obj_t *args, unsigned which) {
    mp_obj_t context = args[1];
    mp_obj_t future = context_get(context, MP_QSTR_future);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (future == mp_const_none) {
        print_item(context_get(context, MP_QSTR_message), "\n");
    } else
    #endif
    {
        print_item(context_get(context, MP_QSTR_message), "\nfuture: ");
        print_item(future, " coro= ");
        print_item(mp_load_attr(future, MP_QSTR_coro), "\n");
    }
    mp_obj_print_exception(MICROPY_ERROR_PRINTER, context_get(context, MP_QSTR_exception));
    return mp_const_none;
}
static UA_FUNCTION(loop_default_exception_handler_obj, loop_default_exception_handler, 0, 2, MP_QSTR_loop, MP_QSTR_context);

static mp_obj_t loop_call_exception_handler(const mp_obj_t *context, unsigned which) {
    mp_obj_t handler = ITEMS[EXC_HANDLER].value;
    mp_obj_t args[] = { LOOP, *context };
    if (handler == mp_const_none) {
        return loop_default_exception_handler(args, 0);
    }
    return mp_call_function_n_kw(handler, MP_ARRAY_SIZE(args), 0, args);
}
static UA_FUNCTION(loop_call_exception_handler_obj, loop_call_exception_handler, 0, 1, MP_QSTR_context);

// A name of a qstr cannot spell it.
static const MP_DEFINE_STR_OBJ(not_retrieved, "Task exception wasn't retrieved");

void ua_loop_items_reset(void) {
    static const qstr_short_t keys[ITEM_COUNT] = { MP_QSTR_message, MP_QSTR_exception, MP_QSTR_future, MP_QSTR__exc_handler };
    for (size_t i = 0; i < ITEM_COUNT; ++i) {
        ITEMS[i].key = MP_OBJ_NEW_QSTR(keys[i]);
        ITEMS[i].value = mp_const_none;
    }
    ITEMS[EXC_MESSAGE].value = MP_OBJ_FROM_PTR(&not_retrieved);
}

ua_result_t ua_vm_report(ua_obj_t task, ua_obj_t exception) {
    ITEMS[EXC_EXCEPTION].value = (mp_obj_t)exception;
    ITEMS[EXC_FUTURE].value = (mp_obj_t)task;
    // Protected as any function that may raise.
    return ua_vm_call_hook((ua_obj_t)&loop_call_exception_handler_obj, (ua_obj_t)&ua_exc_context);
}

#if UASYNCIO_TIER >= UA_TIER_FULL
static const MP_DEFINE_STR_OBJ(in_callback, "Exception in callback");

// As CPython's, with another message, and no task.
static void report_callback(mp_obj_t exc) {
    ITEMS[EXC_EXCEPTION].value = exc;
    ITEMS[EXC_FUTURE].value = mp_const_none;
    ITEMS[EXC_MESSAGE].value = MP_OBJ_FROM_PTR(&in_callback);
    ua_result_t result = ua_vm_call_hook((ua_obj_t)&loop_call_exception_handler_obj, (ua_obj_t)&ua_exc_context);
    ITEMS[EXC_MESSAGE].value = MP_OBJ_FROM_PTR(&not_retrieved);
    ua_value(result);
}

static ua_result_t call_handle(uintptr_t handle, uintptr_t callable, uintptr_t args_in) {
    mp_obj_t args = (mp_obj_t)args_in;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        if (mp_obj_is_type(args, &mp_type_tuple)) {
            mp_obj_tuple_t *tuple = MP_OBJ_TO_PTR(args);
            mp_call_function_n_kw((mp_obj_t)callable, tuple->len, 0, tuple->items);
        } else {
            mp_call_function_1((mp_obj_t)callable, args);
        }
        nlr_pop();
        return UA_OK;
    }
    mp_obj_t exc = MP_OBJ_FROM_PTR(nlr.ret_val);
    if (mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_KeyboardInterrupt))
        || mp_obj_exception_match(exc, MP_OBJ_FROM_PTR(&mp_type_SystemExit))) {
        nlr_raise(exc);
    }
    report_callback(exc);
    return UA_OK;
}

ua_result_t ua_vm_call_handle(ua_obj_t handle, ua_obj_t callable, ua_obj_t args) {
    return ua_protected(handle, callable, args, call_handle);
}

static mp_obj_t loop_create_future(void) {
    return ua_value(ua_future_new());
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_create_future_obj, loop_create_future);

static mp_obj_t loop_is_running(void) {
    return mp_obj_new_bool(ua_loop_running());
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_is_running_obj, loop_is_running);

// It cannot be closed.
static mp_obj_t loop_is_closed(void) {
    return mp_const_false;
}
static MP_DEFINE_CONST_FUN_OBJ_0(loop_is_closed_obj, loop_is_closed);

#define LOOP_METHODS_FULL \
    { MP_ROM_QSTR(MP_QSTR_create_task), MP_ROM_PTR(&loop_create_task_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_create_future), MP_ROM_PTR(&loop_create_future_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_call_soon), MP_ROM_PTR(&ua_loop_call_soon_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_call_later), MP_ROM_PTR(&ua_loop_call_later_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_call_at), MP_ROM_PTR(&ua_loop_call_at_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_time), MP_ROM_PTR(&ua_loop_time_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_is_running), MP_ROM_PTR(&loop_is_running_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_is_closed), MP_ROM_PTR(&loop_is_closed_obj) },
#else
#define LOOP_METHODS_FULL { MP_ROM_QSTR(MP_QSTR_create_task), MP_ROM_PTR(&loop_create_task_obj) },
#endif

static const mp_rom_map_elem_t loop_locals_table[] = {
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

// Where Loop looks for what its own table, in flash, has not.
static MP_DEFINE_CONST_OBJ_TYPE(
    type_loop_variables, MP_QSTR_Loop, MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &loop_variables
    );

// As of a class written in Python: there a native function is not bound to an instance, and so needs no
// staticmethod around it.
MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Loop, MP_QSTR_Loop, MP_TYPE_FLAG_INSTANCE_TYPE,
    locals_dict, &loop_locals,
    parent, &type_loop_variables
    );

// The arguments are of the first uasyncio, and of no use.
static mp_obj_t get_event_loop(const mp_obj_t *args, unsigned which) {
    (void)args;
    return LOOP;
}
UA_FUNCTION_USING(ua_get_event_loop_obj, get_event_loop, 0, 0, MP_QSTR_runq_len, MP_QSTR_waitq_len);

static mp_obj_t get_running_loop(void) {
    return ua_value(ua_loop_running() ? (ua_obj_t)LOOP : UA_E_NO_RUNNING_LOOP);
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_get_running_loop_obj, get_running_loop);

static mp_obj_t new_event_loop(void) {
    ua_new_event_loop();
    return LOOP;
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_new_event_loop_obj, new_event_loop);
