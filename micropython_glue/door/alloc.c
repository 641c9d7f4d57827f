// Objects that Rust makes on the collected heap.

#include <string.h>

#include "py/runtime.h"
#include "types.h"

// What is never seen from Python still needs a header that the VM can make sense of.
MP_DEFINE_CONST_OBJ_TYPE(ua_type_hidden, MP_QSTR_, MP_TYPE_FLAG_NONE);

// py/gc.c begins every search for free blocks where the last search for a *single* block ended. A task is three blocks and
// its coroutine two: a loop that makes nothing else walks over all of its garbage each time. So one block is asked
// for, and grown where it lies. Where it cannot grow, the hole was too small for a task anyway; the block stays
// behind as garbage, so that the next search begins after it.
static void *new_object(size_t bytes) {
    byte *first = m_malloc_maybe(1);
    if (first == NULL) {
        return NULL;
    }
    void *grown = m_renew_maybe(byte, first, 1, bytes, false);
    return grown != NULL ? grown : m_malloc_maybe(bytes);
}

ua_result_t ua_vm_alloc(const ua_type_t *type, uint32_t bytes) {
    mp_obj_base_t *obj = new_object(bytes);
    if (obj == NULL) {
        return UA_E_MEMORY;
    }
    memset(obj, 0, bytes);
    obj->type = type;
    return (ua_result_t)obj;
}

ua_obj_t ua_vm_as(ua_obj_t obj, const ua_type_t *type) {
    return obj != 0 && mp_obj_is_type((mp_obj_t)obj, type) ? obj : 0;
}
