// What a chip provides: a counter, one comparison with it, a serial line, and sleep. One file a chip implements it.
#ifndef UASYNCIO_QEMU_HW_H
#define UASYNCIO_QEMU_HW_H

#include <stdint.h>

#define HW_NEVER UINT64_MAX

// Idempotent: it runs again after every soft reset.
void hw_init(void);
// Microseconds since hw_init was first called.
uint64_t hw_now_us(void);
// Interrupts at this moment, or at once where it has passed. It may also interrupt before it.
void hw_interrupt_at(uint64_t at_us);
// Stops the processor until an interrupt is pending. Called with interrupts masked, which does not keep it asleep.
void hw_sleep(void);

// Called by the chip's interrupts.
void alarm_interrupt(void);
void stdin_interrupt(int c);

#endif // UASYNCIO_QEMU_HW_H
