// The attributes of a Stream and of a Server: as upstream's, which are Python classes, they take any.

#include "py/runtime.h"
#include "../door/name.h"
#include "fields.h"
#include "subclass.h"

static bool is_part(const ua_fields_t *self) {
    return !mp_obj_is_exact_type(self->added, &mp_type_dict);
}

mp_obj_t ua_whole(mp_obj_t self_in) {
    ua_fields_t *self = MP_OBJ_TO_PTR(self_in);
    return is_part(self) ? self->added : self_in;
}

void ua_fields_init(mp_obj_t self_in, const mp_obj_t *args) {
    ua_fields_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t instance = ua_instance(self->base.type, args);
    self->added = instance == MP_OBJ_NULL ? UA_NONE_ADDED : instance;
}

// The field of that name, or NULL.
static mp_obj_t *field(ua_fields_t *self, qstr attr, const qstr_short_t *name) {
    for (mp_obj_t *value = (mp_obj_t *)(self + 1); *name != 0; ++name, ++value) {
        if (UA_IS(attr, *name)) {
            return value;
        }
    }
    return NULL;
}

void ua_fields_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest, const qstr_short_t *names) {
    ua_fields_t *self = MP_OBJ_TO_PTR(self_in);
    bool load = dest[0] == MP_OBJ_NULL;
    mp_obj_t *value = field(self, attr, names);
    if (value != NULL) {
        if (!load && dest[1] == MP_OBJ_NULL) {
            // A field cannot be deleted.
            return;
        }
    } else if (!is_part(self)) {
        // One that a script has added, or is about to add: it hides a method of the same name.
        if (!load && self->added == UA_NONE_ADDED) {
            self->added = mp_obj_new_dict(1);
        }
        mp_map_elem_t *elem = mp_map_lookup(mp_obj_dict_get_map(self->added), MP_OBJ_NEW_QSTR(attr),
            load ? MP_MAP_LOOKUP : dest[1] == MP_OBJ_NULL ? MP_MAP_LOOKUP_REMOVE_IF_FOUND : MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
        if (elem != NULL) {
            value = &elem->value;
        }
    }
    if (value == NULL) {
        // The methods are in the locals.
        dest[1] = MP_OBJ_SENTINEL;
    } else if (load) {
        dest[0] = *value;
    } else {
        *value = dest[1];
        dest[0] = MP_OBJ_NULL;
    }
}
