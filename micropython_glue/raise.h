// From a status of glue.h to a Python exception. Included by the glue's C files only.
#ifndef UASYNCIO_RAISE_H
#define UASYNCIO_RAISE_H

#include "py/obj.h"
#include "glue.h"

// Python's None where Rust has "none".
static inline mp_obj_t ua_to_py(ua_obj_t obj) {
    return obj ? (mp_obj_t)obj : mp_const_none;
}

// "none" where Python has its None.
static inline ua_obj_t ua_from_py(mp_obj_t obj) {
    return obj == mp_const_none ? 0 : (ua_obj_t)obj;
}

// The exception behind a status that is neither UA_OK nor UA_YIELD. May raise MemoryError itself.
mp_obj_t ua_exception(uint32_t status, ua_obj_t obj);

// Returns the value of a UA_OK; raises otherwise. The last act of an entry from Python.
mp_obj_t ua_value(uint32_t status, ua_obj_t obj);

extern const mp_obj_type_t ua_type_CancelledError;
extern const mp_obj_type_t ua_type_TimeoutError;

#endif // UASYNCIO_RAISE_H
