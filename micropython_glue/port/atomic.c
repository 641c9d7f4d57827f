// The port's atomic section, and its threads.

#include "py/mphal.h"
#include "py/mpstate.h"
#include "py/mpthread.h"
#include "../glue.h"

// Each thread has a state of its own.
uintptr_t ua_vm_thread(void) {
    return (uintptr_t)&MP_STATE_THREAD(mp_pending_exception);
}

// Where the port defines none, it has neither threads nor interrupts that run Python.
uint32_t ua_vm_atomic_enter(void) {
    return (uint32_t)MICROPY_BEGIN_ATOMIC_SECTION();
}

void ua_vm_atomic_leave(uint32_t state) {
    (void)state;
    MICROPY_END_ATOMIC_SECTION(state);
}
