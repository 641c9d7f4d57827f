// Subclasses of the native types that are written in Python (subclass.c).
#ifndef UASYNCIO_SUBCLASS_H
#define UASYNCIO_SUBCLASS_H

#include "py/obj.h"

// The parent of each public type that can be subclassed.
extern const mp_obj_type_t ua_type_base;

// For make_new, with its arguments: the instance of a subclass that the object is to be the native part of; MP_OBJ_NULL: the
// object is one of its own. A native part has to know it where a method calls others, which the subclass may have replaced.
mp_obj_t ua_instance(const mp_obj_type_t *type, const mp_obj_t *args);

#endif // UASYNCIO_SUBCLASS_H
