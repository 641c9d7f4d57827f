// What an import of the module does: after a soft reset the loop must forget what it knew.

#include "py/gc.h"
#include "py/runtime.h"
#include "../door/types.h"
#include "first_import.h"

// Whether a word of the loop's state names an object of ours that is alive. gc_nbytes says 0 of what is no block that is in use.
static bool is_alive(uintptr_t word) {
    if (gc_nbytes((const void *)word) == 0) {
        return false;
    }
    static const mp_obj_type_t *const types[] = {
        &ua_type_Task, &ua_type_sleep, &ua_type_hidden, &ua_type_Event,
        #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
        &ua_type_ThreadSafeFlag,
        #endif
        #if UASYNCIO_TIER >= UA_TIER_FULL
        &ua_type_Handle, &ua_type_Timeout,
        #endif
        &ua_type_wait_for,
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(types); ++i) {
        if (((const mp_obj_base_t *)word)->type == types[i]) {
            return true;
        }
    }
    return false;
}

// Whether the loop's state is of this heap. On a new one there is no object of ours yet. Where the state names none, it has nothing
// to lose.
static bool is_of_this_heap(void) {
    for (size_t i = 0; i < UA_ROOT_WORDS; ++i) {
        if (is_alive(ua_vm_root[i])) {
            return true;
        }
    }
    return false;
}

// A key in sys.modules tells the first import on this heap from the others. A script may have taken it out (test runners
// that isolate tests do): then the state tells. What can raise comes first, so that an import without memory can be tried again.
bool ua_first_import(void) {
    mp_obj_t key = MP_OBJ_NEW_QSTR(MP_QSTR__uasyncio);
    mp_obj_dict_t *loaded = &MP_STATE_VM(mp_loaded_modules_dict);
    if (mp_map_lookup(&loaded->map, key, MP_MAP_LOOKUP) != NULL) {
        return false;
    }
    bool first = !is_of_this_heap();
    mp_obj_dict_store(MP_OBJ_FROM_PTR(loaded), key, mp_const_none);
    if (first) {
        ua_reset();
    }
    return first;
}
