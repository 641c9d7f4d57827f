// What an import of the module does: after a soft reset the loop must forget what it knew.

#include "py/gc.h"
#include "py/runtime.h"
#include "../glue.h"
#include "first_import.h"

// A block on the heap of the last import, which holds its own address, in a way that nothing else does.
MP_REGISTER_ROOT_POINTER(void *uasyncio_heap_mark);

static uintptr_t mark_of(const uintptr_t *mark) {
    return ~(uintptr_t)mark;
}

// Whether the heap is still the one of the last import. gc_nbytes says 0 of what is no block that is in use.
static bool is_same_heap(void) {
    const uintptr_t *mark = MP_STATE_VM(uasyncio_heap_mark);
    return mark != NULL && gc_nbytes(mark) != 0 && *mark == mark_of(mark);
}

// A key in sys.modules tells the first import on this heap from the others. A script may have taken it out (test runners
// that isolate tests do): then the mark tells. What can raise comes first, so that an import without memory can be tried again.
bool ua_first_import(void) {
    mp_obj_t key = MP_OBJ_NEW_QSTR(MP_QSTR__uasyncio);
    mp_obj_dict_t *loaded = &MP_STATE_VM(mp_loaded_modules_dict);
    if (mp_map_lookup(&loaded->map, key, MP_MAP_LOOKUP) != NULL) {
        return false;
    }
    bool same = is_same_heap();
    uintptr_t *mark = same ? MP_STATE_VM(uasyncio_heap_mark) : m_new(uintptr_t, 1);
    mp_obj_dict_store(MP_OBJ_FROM_PTR(loaded), key, mp_const_none);
    if (!same) {
        *mark = mark_of(mark);
        MP_STATE_VM(uasyncio_heap_mark) = mark;
        ua_reset();
    }
    return !same;
}
