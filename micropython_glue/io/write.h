// Writing to a Stream (write.c).
#ifndef UASYNCIO_WRITE_H
#define UASYNCIO_WRITE_H

#include "stream.h"
#include "stream_op.h"

// A memoryview of it: a slice of that is no copy.
mp_obj_t ua_view(mp_obj_t buf);
// One turn of drain(). op->self is a Stream.
ua_result_t ua_drain_turn(ua_turn_t *op, bool woken);
mp_obj_t ua_stream_write(const mp_obj_t *args, unsigned which);
mp_obj_t ua_stream_writelines(const mp_obj_t *args, unsigned which);

#endif // UASYNCIO_WRITE_H
