// Waiting, without running and without missing what is waited for.
#include "py/mphal.h"

#include "board.h"
#include "hw.h"

// As the event register of a Cortex-M with WFE, which qemu does not emulate: an interrupt that comes between the caller's
// last look around and the sleep leaves its mark here, and the sleep does not begin.
static volatile bool happened;

void board_wake(void) {
    happened = true;
}

void board_wait(uint32_t timeout_ms) {
    uint32_t state = board_irq_disable();
    if (!happened) {
        if (timeout_ms != UINT32_MAX) {
            alarm_set(ALARM_WAKE, hw_now_us() + (uint64_t)timeout_ms * 1000);
        }
        hw_sleep();
        if (timeout_ms != UINT32_MAX) {
            alarm_clear(ALARM_WAKE);
        }
    }
    happened = false;
    board_irq_restore(state);
}
