// Streams: what stream.c, stream_op.c and server.c share.
#ifndef UASYNCIO_STREAM_H
#define UASYNCIO_STREAM_H

#include "py/obj.h"
#include "glue.h"

// Stream, StreamReader and StreamWriter: one type, as upstream (extmod/asyncio/stream.py).
typedef struct _ua_stream_t {
    mp_obj_base_t base;
    mp_obj_t s;         // the underlying stream
    mp_obj_t e;         // what get_extra_info looks into
    mp_obj_t out_buf;   // what is still to be written: an empty bytes object when nothing is
    mp_obj_t in_op;     // the last awaitable that read, used again when it is over; or MP_OBJ_NULL
    mp_obj_t out_op;    // the same for drain
    mp_obj_t attrs;     // attributes that scripts have added: a dict, or MP_OBJ_NULL while there are none
} ua_stream_t;

// What an awaitable of this file does: a coroutine in C.
typedef enum {
    UA_OP_READ,
    UA_OP_READINTO,
    UA_OP_READEXACTLY,
    UA_OP_READLINE,
    UA_OP_DRAIN,
    UA_OP_CONNECT,      // open_connection
    UA_OP_START_SERVER,
    UA_OP_SERVE,        // Server._serve
    UA_OP_ENTER,        // Server.__aenter__
} ua_op_kind_t;

enum { UA_OP_NEW, UA_OP_WAITING, UA_OP_OVER };

typedef struct _ua_op_t {
    mp_obj_base_t base;
    uint8_t kind;
    uint8_t state;
    mp_int_t n;         // how many bytes are still wanted (-1: all), or have been written
    mp_obj_t self;      // the Stream, Server, ... that it works on
    mp_obj_t data;      // what has been read so far, or the arguments
} ua_op_t;

extern const mp_obj_type_t ua_type_Stream;
extern const mp_obj_type_t ua_type_Server;
extern const mp_obj_type_t ua_type_stream_op;

// A new awaitable.
mp_obj_t ua_op_new(ua_op_kind_t kind, mp_obj_t self, mp_int_t n, mp_obj_t data);

// One turn of each kind: MP_OBJ_NULL when the task waits, else the result.
mp_obj_t ua_stream_op_turn(ua_op_t *op, bool woken);
mp_obj_t ua_connect_turn(ua_op_t *op, bool woken);
mp_obj_t ua_server_op_turn(ua_op_t *op, bool woken);
// What an exception that is thrown into the wait means: true, it ends quietly.
bool ua_stream_op_throw(ua_op_t *op);
bool ua_server_op_throw(ua_op_t *op, mp_obj_t exc);

// The current task waits for an event of `stream`; the op's next turn comes when it has one.
void ua_op_wait(ua_op_t *op, mp_obj_t stream, uint32_t event);

// An attr slot over a field of the object. NULL: the name is none; it is among the attributes that
// scripts have added, as they may to upstream's classes, or in the locals.
void ua_attr_field(mp_obj_t *field, mp_obj_t *attrs, qstr attr, mp_obj_t *dest);

mp_obj_t ua_stream_new(mp_obj_t s, mp_obj_t e);
// object.method(...), object.method() and object.method(arg)
mp_obj_t ua_call(mp_obj_t object, qstr method, size_t n_args, const mp_obj_t *args);
mp_obj_t ua_call0(mp_obj_t object, qstr method);
mp_obj_t ua_call1(mp_obj_t object, qstr method, mp_obj_t arg);

MP_DECLARE_CONST_FUN_OBJ_KW(ua_open_connection_obj);
MP_DECLARE_CONST_FUN_OBJ_KW(ua_start_server_obj);

#endif // UASYNCIO_STREAM_H
