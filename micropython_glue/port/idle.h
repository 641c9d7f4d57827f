// What io/poller.c asks of the port's idle wait.
#ifndef UASYNCIO_IDLE_H
#define UASYNCIO_IDLE_H

#include "py/obj.h"

// ua_idle_stream: a stream that becomes readable when ua_vm_wake ends an idle wait, for the poll object. MP_OBJ_NULL: the port has none.
// ua_idle_begin, ua_idle_end: before and after a wait in the poll object of at most max_ms. How long it may be; 0: there has been a
// wake already, do not wait.
#if defined(__linux__)

mp_obj_t ua_idle_stream(void);
// The descriptor that becomes readable then; and one in which it is, from now on that of the stream.
int ua_idle_fd(void);
void ua_idle_within(int fd);
// In a child of fork(): it gets one of its own under the same number, which is returned.
int ua_idle_forked(void);
// A millisecond of a thread that is not the loop's; the others run meanwhile.
void ua_idle_pause(void);

#else

extern const mp_obj_base_t ua_idle_stream_obj;

static inline mp_obj_t ua_idle_stream(void) {
    return MP_OBJ_FROM_PTR(&ua_idle_stream_obj);
}

#define ua_idle_pause() mp_event_wait_ms(1)

#endif

#if defined(__linux__) || defined(ESP_PLATFORM)

uint32_t ua_idle_begin(uint32_t max_ms);
void ua_idle_end(void);

#else

static inline uint32_t ua_idle_begin(uint32_t max_ms) {
    return max_ms;
}

static inline void ua_idle_end(void) {
}

#endif

#endif // UASYNCIO_IDLE_H
