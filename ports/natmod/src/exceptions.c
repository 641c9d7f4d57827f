// Raising: what the table of functions has not. And the module's own exceptions, as door/exceptions.c has them.

#include <stdarg.h>

#include "door/raise.h"
#include "door/types.h"

// mp_obj_exception_init fills in the slots: what belongs there is no constant here.
#define DEFINE_EXCEPTION(name) \
    MP_DEFINE_CONST_OBJ_TYPE(ua_type_##name, MP_QSTR_##name, MP_TYPE_FLAG_NONE, make_new, NULL, print, NULL, attr, NULL, parent, NULL)

DEFINE_EXCEPTION(CancelledError);
DEFINE_EXCEPTION(TimeoutError);

#if UASYNCIO_TIER >= UA_TIER_FULL
DEFINE_EXCEPTION(InvalidStateError);
DEFINE_EXCEPTION(QueueEmpty);
DEFINE_EXCEPTION(QueueFull);
DEFINE_EXCEPTION(QueueShutDown);
DEFINE_EXCEPTION(BrokenBarrierError);

#define DEFINE_GROUP(name) \
    MP_DEFINE_CONST_OBJ_TYPE(ua_type_##name, MP_QSTR_##name, MP_TYPE_FLAG_NONE, \
    make_new, NULL, print, NULL, attr, ua_group_attr, locals_dict, &ua_group_locals, parent, NULL)

#define DEFINE_STREAM_ERROR(name) \
    MP_DEFINE_CONST_OBJ_TYPE(ua_type_##name, MP_QSTR_##name, MP_TYPE_FLAG_NONE, \
    make_new, NULL, print, NULL, attr, ua_group_attr, parent, NULL)

DEFINE_STREAM_ERROR(IncompleteReadError);
DEFINE_STREAM_ERROR(LimitOverrunError);
DEFINE_GROUP(BaseExceptionGroup);
DEFINE_GROUP(ExceptionGroup);

static void define_with_attr(const mp_obj_type_t *type, const void *parent) {
    ua_nat_set_slot(type, type->slot_index_make_new, (const void *)mp_obj_exception_make_new);
    ua_nat_set_slot(type, type->slot_index_print, (const void *)mp_obj_exception_print);
    ua_nat_set_slot(type, type->slot_index_parent, parent);
}
#endif

static void define(const mp_obj_type_t *type, const mp_obj_type_t *base) {
    mp_obj_exception_init((mp_obj_full_type_t *)type, type->name, base);
}

mp_obj_t ua_nat_str(const char *text) {
    size_t n = 0;
    while (text[n] != 0) {
        ++n;
    }
    return mp_obj_new_str(text, n);
}

void ua_nat_exceptions_init(void) {
    define(&ua_type_CancelledError, &mp_type_BaseException);
    define(&ua_type_TimeoutError, &mp_type_Exception);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    define(&ua_type_InvalidStateError, &mp_type_Exception);
    define(&ua_type_QueueEmpty, &mp_type_Exception);
    define(&ua_type_QueueFull, &mp_type_Exception);
    define(&ua_type_QueueShutDown, &mp_type_Exception);
    define(&ua_type_BrokenBarrierError, &mp_type_RuntimeError);
    define_with_attr(&ua_type_IncompleteReadError, &mp_type_EOFError);
    define_with_attr(&ua_type_LimitOverrunError, &mp_type_Exception);
    define_with_attr(&ua_type_BaseExceptionGroup, &mp_type_BaseException);
    mp_obj_t parents[] = { MP_OBJ_FROM_PTR(&mp_type_Exception), MP_OBJ_FROM_PTR(&ua_type_BaseExceptionGroup) };
    ua_nat.group_parents = mp_obj_new_tuple(2, parents);
    define_with_attr(&ua_type_ExceptionGroup, MP_OBJ_TO_PTR(ua_nat.group_parents));
    #endif
    mp_obj_t text = ua_nat_str("memory allocation failed");
    ua_nat.memory_error = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_MemoryError), text);
    mp_obj_t none = mp_const_none;
    ua_nat.stop = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_StopIteration), none);
    ua_nat.stop_value = ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(mp_load_attr(ua_nat.stop, MP_QSTR_args)))->items;
}

mp_obj_t ua_nat_exception(mp_obj_t exc) {
    mp_obj_t made = mp_obj_get_type(exc) == &mp_type_type ? mp_call_function_n_kw(exc, 0, 0, NULL) : exc;
    return mp_obj_exception_match(made, &mp_type_BaseException)
        ? made : ua_nat_exception_msg(&mp_type_TypeError, "exceptions must derive from BaseException");
}

mp_obj_t ua_nat_exception_msg(const mp_obj_type_t *type, const char *msg) {
    if (type == &mp_type_MemoryError) {
        return ua_nat.memory_error;
    }
    return mp_call_function_1(MP_OBJ_FROM_PTR(type), ua_nat_str(msg));
}

void ua_nat_raise_stop_iteration(mp_obj_t value) {
    nlr_raise(mp_call_function_n_kw(MP_OBJ_FROM_PTR(&mp_type_StopIteration), value != MP_OBJ_NULL, 0, &value));
}

// The end of an awaitable, in its iternext. The VM has cleared the place for a value, which a native module cannot reach. So one
// StopIteration is raised again and again, without heap: the VM takes the value out of it at once.
mp_obj_t ua_nat_stop_iteration(mp_obj_t value) {
    if (value != MP_OBJ_NULL) {
        *ua_nat.stop_value = value;
        nlr_raise(ua_nat.stop);
    }
    return MP_OBJ_STOP_ITERATION;
}

void ua_nat_raise_format(const mp_obj_type_t *type, const char *format, ...) {
    vstr_t text;
    vstr_init(&text, 32);
    va_list args;
    va_start(args, format);
    vstr_vprintf(&text, format, args);
    va_end(args);
    nlr_raise(mp_call_function_1(MP_OBJ_FROM_PTR(type), mp_obj_new_str_from_vstr(&text)));
}

static mp_obj_t standard_error(void) {
    return ua_nat_attr_of(MP_QSTR_sys, MP_QSTR_stderr);
}

void ua_nat_print_exception(mp_obj_t exc) {
    mp_call_function_2(ua_nat_attr_of(MP_QSTR_sys, MP_QSTR_print_exception), exc, standard_error());
}

void ua_nat_print_to(const mp_print_t *printer, mp_obj_t o, mp_print_kind_t kind) {
    mp_obj_t text = UA_NAT_CALL(kind == PRINT_REPR ? UA_NAT_REPR : UA_NAT_STR, o);
    if (printer == MICROPY_ERROR_PRINTER) {
        mp_call_function_1(mp_load_attr(standard_error(), MP_QSTR_write), text);
    } else {
        mp_printf(printer, "%s", mp_obj_str_get_str(text));
    }
}
