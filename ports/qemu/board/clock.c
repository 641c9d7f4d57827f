// MicroPython's clocks. All of them follow the chip's counter of microseconds. A test can move them forward, to just before they wrap.
#include "py/mphal.h"
#include "py/runtime.h"

#include "board.h"
#include "hw.h"

// ticks_us has 32 bits: it goes back to 0 after each turn of this many microseconds. ticks_ms goes back to 0 after 1000 turns.
#define TURN ((uint64_t)1 << 32)

// The clocks start 999 turns late. So the next wrap of ticks_us is a wrap of ticks_ms as well, and a test sees both.
#define FIRST_US (999 * TURN)

// How far tests have moved the clocks forward.
static uint64_t offset_us;

static uint64_t now_us(void) {
    return hw_now_us() + FIRST_US + offset_us;
}

// Moves the clocks forward, never back: until this many microseconds are left before the next wrap.
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
