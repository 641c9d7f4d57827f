// What Python writes shortly: a method called by name, a slice, a tuple.

#include "py/runtime.h"
#include "call.h"

mp_obj_t ua_call2(mp_obj_t object, qstr method, mp_obj_t a, mp_obj_t b) {
    mp_obj_t dest[4];
    mp_load_method(object, method, dest);
    dest[2] = a;
    dest[3] = b;
    return mp_call_method_n_kw((a != MP_OBJ_NULL) + (b != MP_OBJ_NULL), 0, dest);
}

mp_obj_t ua_call1(mp_obj_t object, qstr method, mp_obj_t a) {
    return ua_call2(object, method, a, MP_OBJ_NULL);
}

mp_obj_t ua_call0(mp_obj_t object, qstr method) {
    return ua_call1(object, method, MP_OBJ_NULL);
}

// Which object, method and arguments.
typedef struct _call_t {
    mp_obj_t object, a, b;
    qstr method;
} call_t;

static ua_result_t call(uintptr_t what_in, uintptr_t b, uintptr_t c) {
    const call_t *what = (const call_t *)what_in;
    return (ua_result_t)ua_call2(what->object, what->method, what->a, what->b);
}

ua_result_t ua_try_call2(mp_obj_t object, qstr method, mp_obj_t a, mp_obj_t b) {
    call_t what = { object, a, b, method };
    return ua_protected((uintptr_t)&what, 0, 0, call);
}

mp_obj_t ua_slice(mp_obj_t object, mp_obj_t from, mp_obj_t to) {
    return mp_obj_subscr(object, mp_obj_new_slice(from, to, mp_const_none), MP_OBJ_SENTINEL);
}

mp_obj_t ua_tuple(mp_obj_t iterable) {
    return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_tuple), iterable);
}
