// The awaitables of streams and servers: coroutines in C (stream_op.c).
#ifndef UASYNCIO_STREAM_OP_H
#define UASYNCIO_STREAM_OP_H

#include "py/obj.h"
#include "../glue.h"

typedef struct _ua_op_t ua_op_t;

// What an awaitable does, one constant table a kind, beside the function that makes it.
typedef struct _ua_op_kind_t {
    // One turn: the result, or MP_OBJ_NULL: the task waits for `event` of op->s, or, without an op->s, lets the others have a
    // turn; with UA_IO_IN it has the next where a poll's events are. `woken`: that wait is over.
    mp_obj_t (*turn)(ua_op_t *op, bool woken);
    // Its wait is ended early, by a cancellation or by something else. May raise a StopIteration, which ends it quietly. Or NULL.
    void (*end)(ua_op_t *op, bool cancelled);
    uint32_t event;     // UA_IO_IN or UA_IO_OUT
} ua_op_kind_t;

// What a turn returns that has seen to the wait itself.
#define UA_OP_WAITS (MP_OBJ_SENTINEL)

enum { UA_OP_NEW, UA_OP_WAITING, UA_OP_OVER };

struct _ua_op_t {
    mp_obj_base_t base;
    const ua_op_kind_t *kind;
    mp_obj_t self;      // the Stream, Server, ... that it works on
    mp_obj_t data;      // the arguments
    mp_obj_t s;         // what it waits for; MP_OBJ_NULL at first
    mp_obj_t arg;       // of the stream's method: how many bytes are still wanted (-1: all), or a buffer
    uint8_t state;
    uint8_t how;        // more of the kind's own
};

extern const mp_obj_type_t ua_type_stream_op;

// A new awaitable.
ua_op_t *ua_op_new(mp_obj_t self, mp_obj_t data, const ua_op_kind_t *kind);

#endif // UASYNCIO_STREAM_OP_H
