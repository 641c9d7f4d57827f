// Ctrl-C while the loop runs.
//
// The unix port can be built (MICROPY_ASYNC_KBD_INTR, as its standard variant is) to raise
// KeyboardInterrupt right in the signal handler, by longjmp from wherever the signal hit: over the
// loop's Rust frames, too, which would leave it running for ever. While it runs, the signal is handled
// as on every other port.

#include "py/runtime.h"
#include "ctrl_c.h"

#if MICROPY_ASYNC_KBD_INTR

static void on_ctrl_c(int signal) {
    (void)signal;
    mp_sched_keyboard_interrupt();
}

void ua_ctrl_c_defer(ua_ctrl_c_t *before) {
    sigaction(SIGINT, NULL, &before->handler);
    if (before->handler.sa_handler == SIG_DFL || before->handler.sa_handler == SIG_IGN) {
        // micropython.kbd_intr(-1): Ctrl-C is no exception now.
        return;
    }
    struct sigaction ours = before->handler;
    ours.sa_handler = on_ctrl_c;
    sigaction(SIGINT, &ours, NULL);
}

void ua_ctrl_c_restore(const ua_ctrl_c_t *before) {
    struct sigaction now;
    sigaction(SIGINT, NULL, &now);
    // The script may have set another handler meanwhile.
    if (now.sa_handler == on_ctrl_c) {
        sigaction(SIGINT, &before->handler, NULL);
    }
}

#endif
