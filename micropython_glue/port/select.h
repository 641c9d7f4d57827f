// One question for all sockets, where the poll object asks each by itself (select_esp32.c). Elsewhere there is none.
#ifndef UASYNCIO_SELECT_H
#define UASYNCIO_SELECT_H

#include "py/obj.h"

#ifndef UASYNCIO_SELECT
#if defined(ESP_PLATFORM)
#define UASYNCIO_SELECT (1)
#else
#define UASYNCIO_SELECT (0)
#endif
#endif

#if UASYNCIO_SELECT

// Whether it is a socket that ua_select_ask asks: then the poll object need not know it.
bool ua_select_knows(mp_obj_t stream);
// Asks all sockets that are waited for, without waiting, and hands what there is to ua_io_entry_event. The result is how many there were
// with an event, or -1, where nobody waits for a socket.
int ua_select_ask(void);
// From now on all sockets are for the poll object.
void ua_select_leave(mp_obj_t poller);

#else

static inline bool ua_select_knows(mp_obj_t stream) {
    (void)stream;
    return false;
}

static inline int ua_select_ask(void) {
    return -1;
}

static inline void ua_select_leave(mp_obj_t poller) {
    (void)poller;
}

#endif

#endif // UASYNCIO_SELECT_H
