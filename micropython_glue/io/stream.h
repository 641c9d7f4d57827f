// Streams and servers: what stream.c, connect.c and server.c share.
#ifndef UASYNCIO_STREAM_H
#define UASYNCIO_STREAM_H

#include "py/obj.h"
#include "../module/fields.h"

// Stream, StreamReader and StreamWriter: one type, as upstream (extmod/asyncio/stream.py).
typedef struct _ua_stream_t {
    ua_fields_t head;
    mp_obj_t s;         // the underlying stream
    mp_obj_t e;         // what get_extra_info looks into
    mp_obj_t out_buf;   // what is still to be written: an empty bytes object when nothing is
    size_t sent;        // how much of it is out already
    mp_obj_t in_op;     // the last awaitable that read, used again when it is over; or MP_OBJ_NULL
    mp_obj_t out_op;    // the same for drain
} ua_stream_t;
_Static_assert(sizeof(ua_stream_t) == 8 * sizeof(mp_obj_t), "two blocks of the heap on a small chip");

extern const mp_obj_type_t ua_type_Stream;
extern const mp_obj_type_t ua_type_Server;

mp_obj_t ua_stream_new(mp_obj_t s, mp_obj_t e);

#endif // UASYNCIO_STREAM_H
