// Streams: what stream.c, stream_op.c, fields.c, connect.c and server.c share.
#ifndef UASYNCIO_STREAM_H
#define UASYNCIO_STREAM_H

#include "py/obj.h"
#include "glue.h"

// The head of a Stream and of a Server: fields.c shows it to Python.
typedef struct _ua_fields_t {
    mp_obj_base_t base;
    mp_obj_t added;     // a dict of the attributes that scripts have added
    mp_obj_t fields[];
} ua_fields_t;

// No attribute is added yet.
#define UA_NONE_ADDED (MP_OBJ_FROM_PTR(&mp_const_empty_dict_obj))

// Stream, StreamReader and StreamWriter: one type, as upstream (extmod/asyncio/stream.py).
typedef struct _ua_stream_t {
    mp_obj_base_t base;
    mp_obj_t added;
    mp_obj_t s;         // the underlying stream
    mp_obj_t e;         // what get_extra_info looks into
    mp_obj_t out_buf;   // what is still to be written: an empty bytes object when nothing is
    mp_obj_t in_op;     // the last awaitable that read, used again when it is over; or MP_OBJ_NULL
    mp_obj_t out_op;    // the same for drain
} ua_stream_t;

// What an awaitable of this file does: a coroutine in C.
typedef enum {
    UA_OP_READ,
    UA_OP_READINTO,
    UA_OP_READEXACTLY,
    UA_OP_READLINE,
    UA_OP_DRAIN,
    UA_OP_CONNECT,      // open_connection
    UA_OP_START_SERVER, // and Server.__aenter__, which has no data: the server is there
    UA_OP_SERVE,        // Server._serve
} ua_op_kind_t;

enum { UA_OP_NEW, UA_OP_WAITING, UA_OP_OVER };

typedef struct _ua_op_t {
    mp_obj_base_t base;
    uint8_t kind;
    uint8_t state;
    union {
        mp_obj_t arg;   // of the stream's method: how many bytes are still wanted (-1: all), or a buffer
        mp_int_t n;     // drain: how many bytes have been written; -1: there were none to write
    };
    mp_obj_t self;      // the Stream, Server, ... that it works on
    mp_obj_t data;      // what has been read so far, or the arguments
} ua_op_t;

extern const mp_obj_type_t ua_type_Stream;
extern const mp_obj_type_t ua_type_Server;
extern const mp_obj_type_t ua_type_stream_op;

// A new awaitable.
ua_op_t *ua_op_new(mp_obj_t self, mp_obj_t data, ua_op_kind_t kind);

// One turn of each kind: MP_OBJ_NULL when the task waits, else the result.
mp_obj_t ua_stream_op_turn(ua_op_t *op, bool woken);
mp_obj_t ua_connect_turn(ua_op_t *op, bool woken);
mp_obj_t ua_server_op_turn(ua_op_t *op, bool woken);
// A wait is broken off: what a drain has written leaves the buffer.
void ua_drain_end(ua_op_t *op);
// An exception is thrown into the wait. It may end quietly.
void ua_server_op_throw(ua_op_t *op, ua_obj_t exc);

// The current task waits for an event of `stream`, or lets the others have a turn; the op's next turn
// comes then. Both return MP_OBJ_NULL, as the turn is to.
mp_obj_t ua_op_wait(ua_op_t *op, mp_obj_t stream, uint32_t event);
mp_obj_t ua_op_yield(ua_op_t *op);

// The attr slot of both types.
void ua_fields_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);

mp_obj_t ua_stream_new(mp_obj_t s, mp_obj_t e);

MP_DECLARE_CONST_FUN_OBJ_KW(ua_open_connection_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_start_server_obj);

#endif // UASYNCIO_STREAM_H
