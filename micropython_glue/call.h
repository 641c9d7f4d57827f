// Methods of Python objects, called by name: what streams, servers and the poll object share.
#ifndef UASYNCIO_CALL_H
#define UASYNCIO_CALL_H

#include "py/obj.h"
#include "glue.h"

// object.method(a, b); an argument that is MP_OBJ_NULL is left out.
mp_obj_t ua_call2(mp_obj_t object, qstr method, mp_obj_t a, mp_obj_t b);
mp_obj_t ua_call1(mp_obj_t object, qstr method, mp_obj_t a);
mp_obj_t ua_call0(mp_obj_t object, qstr method);
// The same, protected: UA_OK and the result, or UA_RAISE and the exception, in *out.
uint32_t ua_try_call2(mp_obj_t object, qstr method, mp_obj_t a, mp_obj_t b, ua_obj_t *out);

#endif // UASYNCIO_CALL_H
