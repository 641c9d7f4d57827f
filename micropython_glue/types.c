// Kinds and types: what Rust calls by number and the VM by type.

#include "types.h"

// What is never seen from Python still needs a header that the VM can make sense of.
static MP_DEFINE_CONST_OBJ_TYPE(type_hidden, MP_QSTR_, MP_TYPE_FLAG_NONE);

static const mp_obj_type_t *const types[] = {
    [UA_KIND_TASK] = &ua_type_Task,
    [UA_KIND_WAIT_FOR] = &ua_type_wait_for,
    [UA_KIND_GATHER_CHILD] = &type_hidden,
    [UA_KIND_GATHER] = &ua_type_gather,
    [UA_KIND_SLEEP] = &ua_type_sleep,
    [UA_KIND_CALLBACK] = &type_hidden,
    [UA_KIND_IO_ENTRY] = &type_hidden,
};
_Static_assert(MP_ARRAY_SIZE(types) == UA_KIND_COUNT, "a type for each kind");

const mp_obj_type_t *ua_type_of_kind(uint32_t kind) {
    return types[kind];
}

bool ua_vm_is(ua_obj_t obj, uint32_t kind) {
    return mp_obj_is_type((mp_obj_t)obj, types[kind]);
}
