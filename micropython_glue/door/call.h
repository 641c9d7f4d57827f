// Methods of Python objects, called by name: what streams, servers and the poll object share.
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

#endif // UASYNCIO_CALL_H
