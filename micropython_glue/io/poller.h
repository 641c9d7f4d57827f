// Polling streams (poller.c).
#ifndef UASYNCIO_POLLER_H
#define UASYNCIO_POLLER_H

#include "py/obj.h"

// core._io_queue.poller: the poll object of the loop.
mp_obj_t ua_poller(void);

#endif // UASYNCIO_POLLER_H
