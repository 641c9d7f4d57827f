// What py/mphal.h includes in place of the port's own mphalport.h (-DMICROPY_MPHALPORT_H): the port has no atomic section
// and never sleeps, as nothing interrupts it. Here something does.
#include "mphalport.h"

#include <stdint.h>

static inline uint32_t board_irq_disable(void) {
    uint32_t state;
    #if defined(__thumb__)
    __asm volatile ("mrs %0, primask\n cpsid i" : "=r" (state) : : "memory");
    #elif defined(__xtensa__)
    __asm volatile ("rsil %0, 1" : "=a" (state) : : "memory");
    #else
    __asm volatile ("csrrci %0, mstatus, 8" : "=r" (state) : : "memory");
    #endif
    return state;
}

static inline void board_irq_restore(uint32_t state) {
    #if defined(__thumb__)
    __asm volatile ("msr primask, %0" : : "r" (state) : "memory");
    #elif defined(__xtensa__)
    __asm volatile ("wsr.ps %0\n rsync" : : "a" (state) : "memory");
    #else
    // Only the bit MIE is put back: the others belong to whoever changed them meanwhile.
    __asm volatile ("csrs mstatus, %0" : : "r" (state & 8) : "memory");
    #endif
}

void board_wait(uint32_t timeout_ms);

#define MICROPY_BEGIN_ATOMIC_SECTION() board_irq_disable()
#define MICROPY_END_ATOMIC_SECTION(state) board_irq_restore(state)
#define MICROPY_INTERNAL_WFE(timeout_ms) board_wait(timeout_ms)
