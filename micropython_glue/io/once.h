// One read or write by a stream's protocol (once.c).
#ifndef UASYNCIO_ONCE_H
#define UASYNCIO_ONCE_H

#include "py/stream.h"

// In the place of a number of bytes: it would have had to wait.
#define UA_NOTHING ((size_t)-1)

// MP_STREAM_OP_READ or MP_STREAM_OP_WRITE: how many bytes, of a read 0 at the end, or UA_NOTHING.
size_t ua_once(mp_obj_t s, unsigned op, void *buf, size_t n);

#endif // UASYNCIO_ONCE_H
