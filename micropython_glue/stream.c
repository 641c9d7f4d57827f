// Stream: reading and writing with await. As upstream's (extmod/asyncio/stream.py), over whatever has
// read, write and an ioctl for poll: sockets, UARTs, RingIO, stdin, Python objects.

#include "py/runtime.h"
#include "awaitable.h"
#include "raise.h"
#include "stream.h"
#include "types.h"

mp_obj_t ua_stream_new(mp_obj_t s, mp_obj_t e) {
    ua_stream_t *self = mp_obj_malloc(ua_stream_t, &ua_type_Stream);
    self->s = s;
    self->e = e;
    self->out_buf = mp_const_empty_bytes;
    self->in_op = MP_OBJ_NULL;
    self->out_op = MP_OBJ_NULL;
    self->attrs = MP_OBJ_NULL;
    return MP_OBJ_FROM_PTR(self);
}

// Stream(s, e={})
static mp_obj_t stream_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 1, 2, false);
    return ua_stream_new(args[0], n_args > 1 ? args[1] : mp_const_none);
}

static size_t length(mp_obj_t buf) {
    return MP_OBJ_SMALL_INT_VALUE(mp_obj_len(buf));
}

// buf[from:], without copying where the object can do that.
static mp_obj_t tail(mp_obj_t buf, size_t from) {
    mp_obj_t slice = mp_obj_new_slice(MP_OBJ_NEW_SMALL_INT(from), mp_const_none, mp_const_none);
    return mp_obj_subscr(buf, slice, MP_OBJ_SENTINEL);
}

// What has come, and what has come now; as upstream's `b"" + more`, which copies nothing when it need
// not, and makes bytes of a str.
static mp_obj_t append(mp_obj_t data, mp_obj_t more) {
    return mp_binary_op(MP_BINARY_OP_ADD, data, more);
}

// Reads once. true: the result is complete, and in op->data.
static bool read_some(ua_op_t *op, mp_obj_t s) {
    if (op->kind == UA_OP_READINTO) {
        op->data = ua_call1(s, MP_QSTR_readinto, op->data);
        return true;
    }
    bool line = op->kind == UA_OP_READLINE;
    mp_obj_t more = line ? ua_call0(s, MP_QSTR_readline) : ua_call1(s, MP_QSTR_read, MP_OBJ_NEW_SMALL_INT(op->n));
    if (more == mp_const_none) {
        return false;
    }
    if (op->kind == UA_OP_READ && op->n >= 0) {
        op->data = more;
        return true;
    }
    size_t len = length(more);
    if (len == 0) {
        if (op->kind == UA_OP_READEXACTLY) {
            mp_raise_type(&mp_type_EOFError);
        }
        return true;
    }
    op->data = append(op->data, more);
    if (line) {
        mp_buffer_info_t bytes;
        mp_get_buffer_raise(op->data, &bytes, MP_BUFFER_READ);
        return ((const char *)bytes.buf)[bytes.len - 1] == '\n';
    }
    if (op->kind == UA_OP_READ) {
        return false;
    }
    op->n -= len;
    return op->n <= 0;
}

// The first op->n bytes have been written: they leave the buffer.
static void drop_written(ua_op_t *op, ua_stream_t *stream) {
    if (op->n > 0) {
        stream->out_buf = (size_t)op->n < length(stream->out_buf) ? tail(stream->out_buf, op->n) : mp_const_empty_bytes;
        op->n = 0;
    }
}

// Writes once. true: nothing is left. What others write() meanwhile is written as well.
static bool write_some(ua_op_t *op, ua_stream_t *stream) {
    mp_obj_t rest = stream->out_buf;
    if (op->n > 0) {
        rest = tail(mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_memoryview), rest), op->n);
    }
    mp_obj_t written = ua_call1(stream->s, MP_QSTR_write, rest);
    if (written != mp_const_none) {
        op->n += mp_obj_get_int(written);
    }
    if ((size_t)op->n < length(stream->out_buf)) {
        return false;
    }
    stream->out_buf = mp_const_empty_bytes;
    return true;
}

mp_obj_t ua_stream_op_turn(ua_op_t *op, bool woken) {
    ua_stream_t *stream = MP_OBJ_TO_PTR(op->self);
    if (op->kind == UA_OP_DRAIN) {
        if (woken && (op->n < 0 || write_some(op, stream))) {
            return mp_const_none;
        }
        if (!woken && length(stream->out_buf) == 0) {
            // As upstream: a loop of write and drain must not keep the others from running.
            op->n = -1;
            ua_value(ua_yield_turn((ua_obj_t)MP_OBJ_FROM_PTR(op)));
            return MP_OBJ_NULL;
        }
        ua_op_wait(op, stream->s, UA_IO_OUT);
        return MP_OBJ_NULL;
    }
    if (op->kind == UA_OP_READEXACTLY && op->n == 0) {
        return mp_const_empty_bytes;
    }
    if (woken && read_some(op, stream->s)) {
        return op->data;
    }
    ua_op_wait(op, stream->s, UA_IO_IN);
    return MP_OBJ_NULL;
}

bool ua_stream_op_throw(ua_op_t *op) {
    if (op->kind == UA_OP_DRAIN) {
        // What is out is out: the next drain goes on behind it.
        drop_written(op, MP_OBJ_TO_PTR(op->self));
    }
    return false;
}

// The stream's last awaitable, if it is over; else a new one, which is kept for the next time.
static mp_obj_t stream_op(mp_obj_t self, ua_op_kind_t kind, mp_int_t n, mp_obj_t data) {
    ua_stream_t *stream = MP_OBJ_TO_PTR(self);
    mp_obj_t *kept = kind == UA_OP_DRAIN ? &stream->out_op : &stream->in_op;
    ua_op_t *op = *kept == MP_OBJ_NULL ? NULL : MP_OBJ_TO_PTR(*kept);
    if (op == NULL || op->state != UA_OP_OVER) {
        *kept = ua_op_new(kind, self, n, data);
        return *kept;
    }
    op->kind = kind;
    op->state = UA_OP_NEW;
    op->n = n;
    op->data = data;
    return *kept;
}

// read(n=-1): what is there, up to n bytes; -1: everything, up to the end.
static mp_obj_t stream_read(size_t n_args, const mp_obj_t *args) {
    mp_int_t n = n_args > 1 ? mp_obj_get_int(args[1]) : -1;
    return stream_op(args[0], UA_OP_READ, n, mp_const_empty_bytes);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(stream_read_obj, 1, 2, stream_read);

static mp_obj_t stream_readinto(mp_obj_t self, mp_obj_t buf) {
    return stream_op(self, UA_OP_READINTO, 0, buf);
}
static MP_DEFINE_CONST_FUN_OBJ_2(stream_readinto_obj, stream_readinto);

static mp_obj_t stream_readexactly(mp_obj_t self, mp_obj_t n) {
    return stream_op(self, UA_OP_READEXACTLY, mp_obj_get_int(n), mp_const_empty_bytes);
}
static MP_DEFINE_CONST_FUN_OBJ_2(stream_readexactly_obj, stream_readexactly);

static mp_obj_t stream_readline(mp_obj_t self) {
    return stream_op(self, UA_OP_READLINE, 0, mp_const_empty_bytes);
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_readline_obj, stream_readline);

// write(buf): as much as can be at once; the rest is for drain.
static mp_obj_t stream_write(mp_obj_t self_in, mp_obj_t buf) {
    ua_stream_t *self = MP_OBJ_TO_PTR(self_in);
    if (length(self->out_buf) == 0) {
        mp_obj_t written = ua_call1(self->s, MP_QSTR_write, buf);
        if (written != mp_const_none) {
            size_t n = mp_obj_get_int(written);
            if (n == length(buf)) {
                return mp_const_none;
            }
            buf = tail(buf, n);
        }
    }
    self->out_buf = append(self->out_buf, buf);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(stream_write_obj, stream_write);

static mp_obj_t stream_drain(mp_obj_t self) {
    return stream_op(self, UA_OP_DRAIN, 0, MP_OBJ_NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_drain_obj, stream_drain);

// Legacy of the first uasyncio: awrite(buf, off=0, sz=-1) writes and drains.
static mp_obj_t stream_awrite(size_t n_args, const mp_obj_t *args) {
    mp_int_t off = n_args > 2 ? mp_obj_get_int(args[2]) : 0;
    mp_int_t size = n_args > 3 ? mp_obj_get_int(args[3]) : -1;
    mp_obj_t buf = args[1];
    if (off != 0 || size != -1) {
        mp_obj_t end = size == -1 ? mp_const_none : MP_OBJ_NEW_SMALL_INT(off + size);
        buf = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_memoryview), buf);
        buf = mp_obj_subscr(buf, mp_obj_new_slice(MP_OBJ_NEW_SMALL_INT(off), end, mp_const_none), MP_OBJ_SENTINEL);
    }
    stream_write(args[0], buf);
    return stream_drain(args[0]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(stream_awrite_obj, 2, 4, stream_awrite);

// As upstream: it is wait_closed that closes.
static mp_obj_t stream_close(mp_obj_t self) {
    (void)self;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_close_obj, stream_close);

static mp_obj_t stream_wait_closed(mp_obj_t self_in) {
    ua_stream_t *self = MP_OBJ_TO_PTR(self_in);
    ua_io_forget((ua_obj_t)self->s);
    ua_call0(self->s, MP_QSTR_close);
    return MP_OBJ_FROM_PTR(&ua_done_awaitable);
}
static MP_DEFINE_CONST_FUN_OBJ_1(stream_wait_closed_obj, stream_wait_closed);

static mp_obj_t stream_get_extra_info(mp_obj_t self_in, mp_obj_t key) {
    ua_stream_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->e == mp_const_none) {
        // The default is an empty dict, which it would be a waste to make.
        nlr_raise(mp_obj_new_exception_arg1(&mp_type_KeyError, key));
    }
    return mp_obj_subscr(self->e, key, MP_OBJ_SENTINEL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(stream_get_extra_info_obj, stream_get_extra_info);

static void stream_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    ua_stream_t *self = MP_OBJ_TO_PTR(self_in);
    mp_obj_t *field = attr == MP_QSTR_s ? &self->s
        : attr == MP_QSTR_e ? &self->e
        : attr == MP_QSTR_out_buf ? &self->out_buf : NULL;
    ua_attr_field(field, &self->attrs, attr, dest);
}

static const mp_rom_map_elem_t stream_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&stream_read_obj) },
    { MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&stream_readinto_obj) },
    { MP_ROM_QSTR(MP_QSTR_readexactly), MP_ROM_PTR(&stream_readexactly_obj) },
    { MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&stream_readline_obj) },
    { MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&stream_write_obj) },
    { MP_ROM_QSTR(MP_QSTR_drain), MP_ROM_PTR(&stream_drain_obj) },
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&stream_close_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait_closed), MP_ROM_PTR(&stream_wait_closed_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_extra_info), MP_ROM_PTR(&stream_get_extra_info_obj) },
    { MP_ROM_QSTR(MP_QSTR_aclose), MP_ROM_PTR(&stream_wait_closed_obj) },
    { MP_ROM_QSTR(MP_QSTR_awrite), MP_ROM_PTR(&stream_awrite_obj) },
    { MP_ROM_QSTR(MP_QSTR_awritestr), MP_ROM_PTR(&stream_awrite_obj) },
};
static MP_DEFINE_CONST_DICT(stream_locals, stream_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Stream, MP_QSTR_Stream, MP_TYPE_FLAG_NONE,
    make_new, stream_make_new,
    attr, stream_attr,
    locals_dict, &stream_locals
    );
