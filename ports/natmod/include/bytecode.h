// Functions in bytecode (src/bytecode.c). `context` is the module's.
#ifndef UASYNCIO_NATMOD_BYTECODE_H
#define UASYNCIO_NATMOD_BYTECODE_H

#include "py/bc.h"

// def f(): yield, without the yield
mp_obj_t ua_nat_generator_function(const mp_module_context_t *context);
// Handles what is pending: callbacks that are scheduled, Ctrl-C. Takes no heap.
mp_obj_t ua_nat_pending_function(const mp_module_context_t *context);

#endif // UASYNCIO_NATMOD_BYTECODE_H
