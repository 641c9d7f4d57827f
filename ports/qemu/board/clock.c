// MicroPython's clocks. They run with the chip's counter, from a point that a test can choose.
#include "py/mphal.h"
#include "py/runtime.h"

#include "board.h"
#include "hw.h"

// The count of microseconds wraps at every such turn, and that of milliseconds at every thousandth, together with it.
#define TURN ((uint64_t)1 << 32)

// The first turn to come is such a thousandth.
#define FIRST_US (999 * TURN)

// What tests have moved the time by.
static uint64_t offset_us;

static uint64_t now_us(void) {
    return hw_now_us() + FIRST_US + offset_us;
}

// Forward, as time does.
void clock_set_before_wrap(uint32_t us) {
    uint64_t turn = (now_us() / TURN + 1) * TURN;
    offset_us += turn - us - now_us();
}

mp_uint_t mp_hal_ticks_us(void) {
    return now_us();
}

mp_uint_t mp_hal_ticks_ms(void) {
    return now_us() / 1000;
}

mp_uint_t mp_hal_ticks_cpu(void) {
    return hw_now_us();
}

void mp_hal_delay_us(mp_uint_t us) {
    uint64_t end = hw_now_us() + us;
    while (hw_now_us() < end) {
    }
}

void mp_hal_delay_ms(mp_uint_t ms) {
    uint64_t end = hw_now_us() + (uint64_t)ms * 1000;
    for (uint64_t now; (now = hw_now_us()) < end;) {
        mp_event_wait_ms((end - now + 999) / 1000);
    }
}
