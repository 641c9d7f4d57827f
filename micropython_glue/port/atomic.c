// The port's atomic section. Where the port defines none, it has neither threads nor interrupts that run Python.

#include "py/mphal.h"
#include "py/mpthread.h"
#include "../glue.h"

uint32_t ua_vm_atomic_enter(void) {
    return (uint32_t)MICROPY_BEGIN_ATOMIC_SECTION();
}

void ua_vm_atomic_leave(uint32_t state) {
    (void)state;
    MICROPY_END_ATOMIC_SECTION(state);
}
