// A module as a namespace that can be stored into (namespace.c), and the two that there are.
#ifndef UASYNCIO_NAMESPACE_H
#define UASYNCIO_NAMESPACE_H

#include "py/obj.h"

extern const mp_obj_module_t ua_module_uasyncio;
extern const mp_obj_module_t ua_module_core;

// Stores a name, or deletes it where `value` is MP_OBJ_NULL. Each time in a new copy: what raises (the
// heap is full, there is no such name) leaves the namespace as it was.
void ua_namespace_store(mp_obj_dict_t *globals, qstr attr, mp_obj_t value);

#endif // UASYNCIO_NAMESPACE_H
