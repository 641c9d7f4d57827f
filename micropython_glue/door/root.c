// The one place where the collector finds the loop's state.

#include "py/mpstate.h"
#include "py/obj.h"
#include "../glue.h"

// UA_ROOT_WORDS stands as a number here: the line is copied into a header that knows no other.
MP_REGISTER_ROOT_POINTER(void *uasyncio_root[37]);
MP_REGISTER_ROOT_POINTER(mp_uint_t uasyncio_raised);
_Static_assert(sizeof(MP_STATE_VM(uasyncio_root)) == UA_ROOT_WORDS * sizeof(uintptr_t),
    "as many words as glue.h says");

uintptr_t *const ua_vm_root = (uintptr_t *)MP_STATE_VM(uasyncio_root);
ua_obj_t *const ua_vm_raised = (ua_obj_t *)&MP_STATE_VM(uasyncio_raised);
