// The package and asyncio.core as namespaces that can be written to.
#ifndef UASYNCIO_NAMESPACE_H
#define UASYNCIO_NAMESPACE_H

#include "py/obj.h"

extern const mp_obj_module_t ua_module_uasyncio;
extern const mp_obj_module_t ua_module_core;

// Their names, in flash.
extern const mp_obj_dict_t ua_package_names;
extern const mp_obj_dict_t ua_core_names;

// Loads of what is not in a module's table, and all stores (MP_REGISTER_MODULE_DELEGATION).
void ua_namespace_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
// Both have their names in flash again: the heap is a new one.
void ua_namespaces_reset(void);

#endif // UASYNCIO_NAMESPACE_H
