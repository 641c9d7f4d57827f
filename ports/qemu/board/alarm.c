// Several alarms, on the one comparison that a chip has.
#include "py/mphal.h"

#include "board.h"
#include "hw.h"

// 0 where there is none. Nothing here begins with another value: the port's start-up code for MPS2_AN385 spoils initialised
// data that is aligned to more than 4 bytes.
static uint64_t due[ALARM_COUNT];

static void arm_nearest(void) {
    uint64_t nearest = HW_NEVER;
    for (int i = 0; i < ALARM_COUNT; i++) {
        if (due[i] != 0 && due[i] < nearest) {
            nearest = due[i];
        }
    }
    hw_interrupt_at(nearest);
}

void alarm_set(alarm_t alarm, uint64_t at_us) {
    uint32_t state = board_irq_disable();
    due[alarm] = at_us;
    arm_nearest();
    board_irq_restore(state);
}

void alarm_clear(alarm_t alarm) {
    alarm_set(alarm, 0);
}

static bool take(alarm_t alarm) {
    if (due[alarm] == 0 || due[alarm] > hw_now_us()) {
        return false;
    }
    due[alarm] = 0;
    return true;
}

void alarm_interrupt(void) {
    if (take(ALARM_WAKE)) {
        board_wake();
    }
    if (take(ALARM_TEST)) {
        boardtest_alarm();
        board_wake();
    }
    arm_nearest();
}
