// The module's variable, and what door/root.c gives Rust in a firmware.

#include "glue.h"

ua_nat_t ua_nat;
_Static_assert(UA_NAT_ROOT_WORDS == UA_ROOT_WORDS, "as many words as glue.h says");

uintptr_t *const ua_vm_root = ua_nat.root;
ua_obj_t *const ua_vm_raised = &ua_nat.uasyncio_raised;
