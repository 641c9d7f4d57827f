// The awaitables of streams and servers: turns (door/turn.h) that wait for a stream (stream_op.c).
#ifndef UASYNCIO_STREAM_OP_H
#define UASYNCIO_STREAM_OP_H

#include "../door/turn.h"

// What a turn returns: the task waits for the event, UA_IO_IN or UA_IO_OUT, of op->s, or, without an op->s, lets the others have a turn.
ua_result_t ua_op_wait(ua_turn_t *op, uint32_t event);

// Nobody waits for op->s any more, nor will have it: it is closed, where there is one, as it must not linger until it is collected.
void ua_op_close(ua_turn_t *op);
// call(op, b, 0), which returns no status. What it raises closes op->s before it is raised on.
ua_result_t ua_op_or_close(ua_turn_t *op, uintptr_t b, ua_call_t call);

// As ua_op_wait, unless there is a result.
static inline ua_result_t ua_op_result(ua_turn_t *op, uint32_t event, mp_obj_t result) {
    return result != MP_OBJ_NULL ? (ua_result_t)result : ua_op_wait(op, event);
}

// Whether, in its end, it was waiting and is cancelled.
static inline bool ua_op_cancelled(const ua_turn_t *op, ua_obj_t exc) {
    return op->alone && ua_vm_is_cancelled(exc);
}

#endif // UASYNCIO_STREAM_OP_H
