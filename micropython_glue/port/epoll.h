// epoll, for the streams that have a file descriptor of Linux's (epoll_linux.c). Elsewhere there is none.
#ifndef UASYNCIO_EPOLL_H
#define UASYNCIO_EPOLL_H

#include "py/obj.h"
#include "../glue.h"

#ifndef UASYNCIO_EPOLL
#if defined(__linux__)
#define UASYNCIO_EPOLL (1)
#else
#define UASYNCIO_EPOLL (0)
#endif
#endif

#if UASYNCIO_EPOLL

// The descriptor of epoll, made now where there is none. The one that ua_vm_wake writes to is in it, too, so that it takes the place
// of ua_idle_stream's.
int ua_epoll_fd(void);
// epoll tells when the stream of an entry has one of the events. false: it cannot, as for a file; or it does not, as another object that
// is waited for has the same descriptor.
bool ua_epoll_watch(ua_obj_t entry, uint32_t events);
// It does not tell any more. false: it has not.
bool ua_epoll_ignore(ua_obj_t entry);
// Waits, at most max_ms, and hands what there is to ua_io_entry_event. false: it knows no stream, and has not waited.
bool ua_epoll_wait(uint32_t max_ms);
// Now and then: wakes who waits for a descriptor that was closed meanwhile, which epoll has forgotten without a word. true: it has.
bool ua_epoll_deliver_closed(void);
// Whether the last that epoll has told of a stream was no error and no hang-up. false where it tells nothing about it.
bool ua_epoll_only_data(mp_obj_t stream);

#else

static inline int ua_epoll_fd(void) {
    return -1;
}

static inline bool ua_epoll_watch(ua_obj_t entry, uint32_t events) {
    (void)entry;
    (void)events;
    return false;
}

static inline bool ua_epoll_ignore(ua_obj_t entry) {
    (void)entry;
    return false;
}

static inline bool ua_epoll_wait(uint32_t max_ms) {
    (void)max_ms;
    return false;
}

static inline bool ua_epoll_deliver_closed(void) {
    return false;
}

static inline bool ua_epoll_only_data(mp_obj_t stream) {
    (void)stream;
    return false;
}

#endif

#endif // UASYNCIO_EPOLL_H
