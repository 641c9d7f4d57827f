// Reading from a Stream (read.c).
#ifndef UASYNCIO_READ_H
#define UASYNCIO_READ_H

#include "stream.h"
#include "stream_op.h"

// Bytes that a Stream reads ahead, at most: its buffer, which grows for a line or a readexactly() that is longer.
#ifndef UASYNCIO_READ_AHEAD
#if defined(__linux__)
#define UASYNCIO_READ_AHEAD (256)
#else
#define UASYNCIO_READ_AHEAD (128)
#endif
#endif

// op->phase: what is asked for. UA_READ and UA_READEXACTLY have a number of bytes in op->arg, UA_READINTO a buffer, UA_READUNTIL its
// separators, or none: then it is a newline, as of UA_READLINE and of UA_NEXT_LINE, which has no next one at the end of the stream. A
// negative number is everything, up to the end.
enum { UA_READ, UA_READEXACTLY, UA_READLINE, UA_READUNTIL, UA_READINTO, UA_DRAIN, UA_NEXT_LINE };

// One turn of it. op->self is a Stream.
ua_result_t ua_read_turn(ua_turn_t *op, bool woken);
// A program has fetched the object under the Stream, and may read from it itself, or make another Stream of it.
void ua_read_shown(ua_stream_t *stream);

#endif // UASYNCIO_READ_H
