// The port's counters.

#include "py/mphal.h"
#include "../glue.h"

uint32_t ua_vm_ticks_us(void) {
    return (uint32_t)mp_hal_ticks_us();
}

uint32_t ua_vm_ticks_ms(void) {
    return (uint32_t)mp_hal_ticks_ms();
}
