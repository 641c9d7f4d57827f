// Ctrl-C while the loop runs (ctrl_c.c).
#ifndef UASYNCIO_CTRL_C_H
#define UASYNCIO_CTRL_C_H

#include "py/mpconfig.h"

// From ua_ctrl_c_defer to ua_ctrl_c_restore a Ctrl-C is an exception that is pending, for the loop or
// the VM to raise at their next look.
#if MICROPY_ASYNC_KBD_INTR

#include <signal.h>

// What to put back afterwards.
typedef struct _ua_ctrl_c_t {
    struct sigaction handler;
} ua_ctrl_c_t;

void ua_ctrl_c_defer(ua_ctrl_c_t *before);
void ua_ctrl_c_restore(const ua_ctrl_c_t *before);

#else

// On these ports it always is one.
typedef struct _ua_ctrl_c_t {
    char nothing;
} ua_ctrl_c_t;

static inline void ua_ctrl_c_defer(ua_ctrl_c_t *before) {
    (void)before;
}

static inline void ua_ctrl_c_restore(const ua_ctrl_c_t *before) {
    (void)before;
}

#endif

#endif // UASYNCIO_CTRL_C_H
