// Writing to a Stream: at once what can be, the rest in drain().

#include "py/runtime.h"
#include "../door/call.h"
#include "../module/subclass.h"
#include "../port/cork.h"
#include "closing.h"
#include "write.h"

static size_t length(mp_obj_t buf) {
    return MP_OBJ_SMALL_INT_VALUE(mp_obj_len(buf));
}

// buf[from:]
static mp_obj_t tail(mp_obj_t buf, size_t from) {
    return ua_slice(buf, MP_OBJ_NEW_SMALL_INT(from), mp_const_none);
}

mp_obj_t ua_view(mp_obj_t buf) {
    return mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_memoryview), buf);
}

// Writes once. What is out is counted in the stream: where the wait ends early, the next drain goes on behind it. What others
// write() meanwhile is written as well.
static mp_obj_t drain(ua_turn_t *op, bool woken) {
    ua_stream_t *stream = MP_OBJ_TO_PTR(op->self);
    if (!woken) {
        if (length(stream->out_buf) == 0) {
            // A turn for the others. As upstream: a loop of write and drain must not keep them from running.
            op->s = MP_OBJ_NULL;
        }
        return MP_OBJ_NULL;
    }
    if (op->s != MP_OBJ_NULL) {
        mp_obj_t rest = stream->out_buf;
        if (stream->sent > 0) {
            rest = tail(ua_view(rest), stream->sent);
        }
        mp_obj_t written = ua_call1(op->s, MP_QSTR_write, rest);
        if (written != mp_const_none) {
            stream->sent += mp_obj_get_int(written);
        }
        if (stream->sent < length(stream->out_buf)) {
            return MP_OBJ_NULL;
        }
        stream->out_buf = mp_const_empty_bytes;
        stream->sent = 0;
        #if UASYNCIO_TIER >= UA_TIER_FULL
        if (stream->closing) {
            ua_stream_closing(op->self);
        }
        #endif
    }
    return mp_const_none;
}

ua_result_t ua_drain_turn(ua_turn_t *op, bool woken) {
    return ua_op_result(op, UA_IO_OUT, drain(op, woken));
}

// write(buf): as much as can be at once; the rest is for drain.
mp_obj_t ua_stream_write(const mp_obj_t *args, unsigned which) {
    ua_stream_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t buf = args[1];
    if (length(self->out_buf) == 0) {
        mp_obj_t s = ua_stream_underlying(args[0]);
        if (!self->shown) {
            ua_cork_write(s);
        }
        mp_obj_t written = ua_call1(s, MP_QSTR_write, buf);
        if (written != mp_const_none) {
            if (written == mp_obj_len(buf)) {
                return mp_const_none;
            }
            buf = ua_slice(buf, written, mp_const_none);
        }
    }
    mp_obj_t rest = self->sent == 0 ? self->out_buf : tail(self->out_buf, self->sent);
    // As upstream's `b"" + buf`, which makes bytes of a str.
    self->out_buf = mp_binary_op(MP_BINARY_OP_ADD, rest, buf);
    self->sent = 0;
    return mp_const_none;
}

#if UASYNCIO_TIER >= UA_TIER_FULL
// writelines(data): as CPython, all of them with one write.
mp_obj_t ua_stream_writelines(const mp_obj_t *args, unsigned which) {
    mp_obj_t all = ua_call1(mp_const_empty_bytes, MP_QSTR_join, args[1]);
    return ua_call1(ua_whole(args[0]), MP_QSTR_write, all);
}
#endif
