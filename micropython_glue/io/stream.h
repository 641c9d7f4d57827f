// Streams and servers: what stream.c, connect.c and server.c share.
#ifndef UASYNCIO_STREAM_H
#define UASYNCIO_STREAM_H

#include "py/obj.h"
#include "../door/types.h"
#include "../module/fields.h"

// Stream, StreamReader and StreamWriter: one type, as upstream (extmod/asyncio/stream.py).
typedef struct _ua_stream_t {
    ua_fields_t head;
    mp_obj_t s;         // the underlying stream
    mp_obj_t e;         // what get_extra_info looks into
    mp_obj_t out_buf;   // what is still to be written: an empty bytes object when nothing is
    // Whether a program has, or had, the underlying stream (read.c), whether it does not read ahead, whether its end has come, whether
    // close() was called, whether the underlying stream is closed, whether it is a ua_stream_more_t. How much of what is to be written is
    // out already.
    size_t shown : 1, bare : 1, eof : 1, closing : 1, closed : 1, more : 1, sent : sizeof(size_t) * 8 - 6;
    mp_obj_t in_op;     // the last awaitable that read, used again when it is over; or MP_OBJ_NULL
    mp_obj_t out_op;    // the same for drain
    vstr_t ahead;       // what has been read and nobody has asked for yet
} ua_stream_t;
_Static_assert(sizeof(ua_stream_t) == 12 * sizeof(mp_obj_t), "three blocks of the heap on a small chip");

// What a Stream has besides that has a limit, or no underlying stream: then its `s` is None, and it reads what it is fed.
typedef struct _ua_stream_more_t {
    ua_stream_t stream;
    size_t limit;
    mp_obj_t exception;     // or MP_OBJ_NULL
    uintptr_t waiters;      // who waits to be fed
} ua_stream_more_t;
UA_WAITERS(ua_stream_more_t, waiters);

static inline bool ua_stream_is_fed(const ua_stream_t *stream) {
    return stream->more && stream->s == mp_const_none;
}

extern const mp_obj_type_t ua_type_Stream;
extern const mp_obj_type_t ua_type_Server;

// `limit`: how many bytes may come before a separator; None: any number.
mp_obj_t ua_stream_new(mp_obj_t s, mp_obj_t e, mp_obj_t limit);
// Of a connected socket.
mp_obj_t ua_stream_connected(mp_obj_t socket, mp_obj_t peer, mp_obj_t limit);
// The underlying stream: a subclass may have stored another. To ask for it here does not show it to the program.
mp_obj_t ua_stream_underlying(mp_obj_t self);

#endif // UASYNCIO_STREAM_H
