// A module as a namespace that can be stored into.
//
// Its table lies in flash until somebody stores into it; then the module gets a copy on the
// heap. The copy is marked as fixed, too, so that the VM sends every later store here.

#include "py/runtime.h"
#include "namespace.h"

void ua_namespace_store(mp_obj_dict_t *globals, qstr attr, mp_obj_t value) {
    mp_obj_t copy = mp_obj_dict_copy(MP_OBJ_FROM_PTR(globals));
    if (value == MP_OBJ_NULL) {
        mp_obj_dict_delete(copy, MP_OBJ_NEW_QSTR(attr));
    } else {
        mp_obj_dict_store(copy, MP_OBJ_NEW_QSTR(attr), value);
    }
    mp_obj_dict_t *names = MP_OBJ_TO_PTR(copy);
    names->map.is_fixed = 1;
    *globals = *names;
}
