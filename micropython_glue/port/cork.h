// Small writes that follow each other leave together, where the system can do that (cork_linux.c). Elsewhere each leaves by itself.
#ifndef UASYNCIO_CORK_H
#define UASYNCIO_CORK_H

#include "../door/types.h"
#include "epoll.h"

#if UASYNCIO_EPOLL && UASYNCIO_TIER >= UA_TIER_UPSTREAM

// Before a write to a stream whose object no program has.
void ua_cork_write(mp_obj_t stream);
// What was written leaves now: who wrote it waits for an answer, or the stream is about to be closed.
void ua_cork_end(mp_obj_t stream, bool closing);
// The loop is about to wait, or has ended: all that was written leaves.
void ua_cork_flush(void);
// What was written long ago leaves.
void ua_cork_late(void);

// How many streams are corked.
extern int ua_corked;

// Once a round.
static inline void ua_cork_round(void) {
    if (ua_corked > 0) {
        ua_cork_late();
    }
}

#else

static inline void ua_cork_write(mp_obj_t stream) {
    (void)stream;
}

static inline void ua_cork_end(mp_obj_t stream, bool closing) {
    (void)stream;
    (void)closing;
}

static inline void ua_cork_flush(void) {
}

static inline void ua_cork_round(void) {
}

#endif

#endif // UASYNCIO_CORK_H
