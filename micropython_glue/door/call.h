// What Python writes shortly: a method called by name, a slice, a tuple (call.c).
#ifndef UASYNCIO_CALL_H
#define UASYNCIO_CALL_H

#include "py/obj.h"
#include "../glue.h"

// object.method(a, b); an argument that is MP_OBJ_NULL is left out.
mp_obj_t ua_call2(mp_obj_t object, qstr method, mp_obj_t a, mp_obj_t b);
mp_obj_t ua_call1(mp_obj_t object, qstr method, mp_obj_t a);
mp_obj_t ua_call0(mp_obj_t object, qstr method);
// The same, protected: the result, or UA_RAISE.
ua_result_t ua_try_call2(mp_obj_t object, qstr method, mp_obj_t a, mp_obj_t b);

// object[from:to]; None: from the beginning, up to the end.
mp_obj_t ua_slice(mp_obj_t object, mp_obj_t from, mp_obj_t to);
// tuple(iterable)
mp_obj_t ua_tuple(mp_obj_t iterable);

#endif // UASYNCIO_CALL_H
