// What an import of the module does: after a soft reset the loop must forget what it knew.

#include "py/runtime.h"
#include "../glue.h"
#include "first_import.h"

// A key in sys.modules tells the first import on this heap from the others.
bool ua_first_import(void) {
    mp_map_t *loaded = &MP_STATE_VM(mp_loaded_modules_dict).map;
    mp_map_elem_t *here = mp_map_lookup(loaded, MP_OBJ_NEW_QSTR(MP_QSTR__uasyncio), MP_MAP_LOOKUP_ADD_IF_NOT_FOUND);
    if (here->value != MP_OBJ_NULL) {
        return false;
    }
    here->value = mp_const_none;
    if (ua_loop_running()) {
        return false;
    }
    ua_reset();
    return true;
}
