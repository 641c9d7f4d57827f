// A chip's counter with 32 bits becomes one with 64. It has to be read at least once a turn.
#ifndef UASYNCIO_QEMU_COUNTER_H
#define UASYNCIO_QEMU_COUNTER_H

#include "py/mphal.h"

typedef struct {
    uint32_t high, last;
} counter_t;

// Half a turn: an alarm may not lie further ahead, so that every turn is seen.
#define COUNTER_FURTHEST (1u << 31)

static inline uint64_t counter_now(counter_t *counter, uint32_t (*read)(void)) {
    uint32_t state = board_irq_disable();
    uint32_t low = read();
    if (low < counter->last) {
        counter->high++;
    }
    counter->last = low;
    uint64_t now = (uint64_t)counter->high << 32 | low;
    board_irq_restore(state);
    return now;
}

#endif // UASYNCIO_QEMU_COUNTER_H
