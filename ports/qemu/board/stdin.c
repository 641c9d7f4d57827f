// The serial line's input, by interrupt. The port reads it only where the program asks, so Ctrl-C could not stop a program;
// its functions are replaced by the linker (--wrap).
#include "py/mphal.h"
#include "py/ringbuf.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "shared/runtime/interrupt_char.h"

#include "board.h"
#include "hw.h"

// mpremote sends at most 256 bytes before it waits for an answer. What comes when it is full is lost, as on any UART.
static uint8_t buffer[1024];
static ringbuf_t input = { buffer, sizeof(buffer), 0, 0 };

void stdin_interrupt(int c) {
    if (c == mp_interrupt_char) {
        mp_sched_keyboard_interrupt();
    } else {
        ringbuf_put(&input, c);
    }
    board_wake();
}

int __wrap_mp_hal_stdin_rx_chr(void) {
    for (;;) {
        int c = ringbuf_get(&input);
        if (c != -1) {
            return c;
        }
        mp_event_wait_indefinite();
    }
}

uintptr_t __wrap_mp_hal_stdio_poll(uintptr_t poll_flags) {
    uintptr_t ready = MP_STREAM_POLL_WR;
    if (ringbuf_peek(&input) != -1) {
        ready |= MP_STREAM_POLL_RD;
    }
    return poll_flags & ready;
}
