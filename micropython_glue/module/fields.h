// The attributes of an object that takes any (fields.c).
#ifndef UASYNCIO_FIELDS_H
#define UASYNCIO_FIELDS_H

#include "py/obj.h"

// The head of such an object. Its own fields follow, one word each.
typedef struct _ua_fields_t {
    mp_obj_base_t base;
    // A dict of the attributes that scripts have added. Or it is the native part of this instance of a subclass, which keeps
    // what scripts add, or store into a field.
    mp_obj_t added;
} ua_fields_t;

// No attribute is added yet.
#define UA_NONE_ADDED (MP_OBJ_FROM_PTR(&mp_const_empty_dict_obj))

// For make_new, with its arguments or NULL: nothing is added yet, or the object is a native part.
void ua_fields_init(mp_obj_t self, const mp_obj_t *args);

// The instance that an object is the native part of, or the object itself: methods call others by this, and look fields up in it.
mp_obj_t ua_whole(mp_obj_t self);

// For the attr slot. `names` are those of the fields, in their order, up to a 0.
void ua_fields_attr(mp_obj_t self, qstr attr, mp_obj_t *dest, const qstr_short_t *names);

#endif // UASYNCIO_FIELDS_H
