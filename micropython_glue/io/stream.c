// Stream: reading and writing with await. As upstream's (extmod/asyncio/stream.py), over whatever has
// read, write and an ioctl for poll: sockets, UARTs, RingIO, stdin, Python objects.

#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/call.h"
#include "../door/function.h"
#include "../door/name.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "../module/functions.h"
#include "../module/subclass.h"
#include "../tasks/current_loop.h"
#include "closing.h"
#include "fed.h"
#include "read.h"
#include "stream.h"
#include "write.h"

mp_obj_t ua_stream_new(mp_obj_t s, mp_obj_t e, mp_obj_t limit) {
    size_t size = sizeof(ua_stream_t);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    size_t most = SIZE_MAX;
    if (limit != mp_const_none) {
        mp_int_t n = mp_obj_get_int(limit);
        if (n <= 0) {
            ua_raise(UA_E_LIMIT);
        }
        most = n;
    }
    bool more = s == mp_const_none || most != SIZE_MAX;
    if (more) {
        size = sizeof(ua_stream_more_t);
    }
    #endif
    ua_stream_t *self = m_malloc0(size);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    self->more = more;
    if (more) {
        ((ua_stream_more_t *)self)->limit = most;
    }
    #endif
    self->head.base.type = &ua_type_Stream;
    self->head.added = UA_NONE_ADDED;
    self->s = s;
    self->e = e;
    self->out_buf = mp_const_empty_bytes;
    return MP_OBJ_FROM_PTR(self);
}

mp_obj_t ua_stream_connected(mp_obj_t socket, mp_obj_t peer, mp_obj_t limit) {
    mp_obj_t extra = mp_obj_new_dict(2);
    mp_obj_dict_store(extra, MP_OBJ_NEW_QSTR(MP_QSTR_peername), peer);
    return ua_stream_new(socket, extra, limit);
}

static mp_obj_t stream_init(const mp_obj_t *args, unsigned which) {
    mp_obj_t e = ua_arg_or(args[1], MP_OBJ_FROM_PTR(&mp_const_empty_dict_obj));
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (args[0] == mp_const_none && args[3] == mp_const_none) {
        ua_need_loop();
    }
    mp_obj_t self = ua_stream_new(args[0], e, args[2]);
    #else
    mp_obj_t self = ua_stream_new(args[0], e, MP_OBJ_NULL);
    #endif
    ((ua_stream_t *)MP_OBJ_TO_PTR(self))->shown = true;
    return self;
}
#if UASYNCIO_TIER >= UA_TIER_FULL
static UA_FUNCTION_MORE(stream_init_obj, stream_init, 2, 2, 0, MP_QSTR_s, MP_QSTR_e, MP_QSTR_limit, MP_QSTR_loop);
#else
static UA_FUNCTION(stream_init_obj, stream_init, 0, 1, MP_QSTR_s, MP_QSTR_e);
#endif

// Stream(s, e={}, *, limit=None, loop=None). Without an `s`, as CPython's StreamReader, it reads what it is fed.
static mp_obj_t stream_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_obj_t self = ua_call_all(&stream_init_obj, n_args, n_kw, args);
    ua_fields_init(self, args);
    return self;
}

UA_TURN(reading, .turn = ua_read_turn);
UA_TURN(draining, .turn = ua_drain_turn);

// The stream's last awaitable, if it is over; else a new one, which is kept for the next time. The argument is the buffer of a
// readinto, the separator of a readuntil, or how many bytes to read.
static mp_obj_t stream_op(const mp_obj_t *args, unsigned how) {
    ua_stream_t *stream = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t *kept = how == UA_DRAIN ? &stream->out_op : &stream->in_op;
    mp_obj_t arg = MP_OBJ_NULL;
    if (how == UA_READINTO || how == UA_READUNTIL) {
        arg = args[1];
    } else if (how < UA_READLINE) {
        mp_int_t n = mp_obj_get_int(ua_arg_or(args[1], MP_OBJ_NEW_SMALL_INT(-1)));
        #if UASYNCIO_TIER >= UA_TIER_FULL
        if (how == UA_READEXACTLY && n < 0) {
            ua_raise(UA_E_READEXACTLY);
        }
        #endif
        arg = MP_OBJ_NEW_SMALL_INT(n);
    }
    ua_turn_t *op = MP_OBJ_TO_PTR(*kept);
    if (op == NULL || !op->over) {
        op = ua_turn_new(how == UA_DRAIN ? &draining : &reading, args[0], MP_OBJ_NULL);
        *kept = MP_OBJ_FROM_PTR(op);
    }
    op->phase = how;
    op->over = op->alone = false;
    op->arg = arg;
    op->s = ua_stream_underlying(args[0]);
    return *kept;
}

// read(n=-1): what is there, up to n bytes; -1: everything, up to the end.
static UA_METHOD(stream_read_obj, Stream, stream_op, UA_READ, 0, MP_QSTR_n);
static UA_METHOD(stream_readexactly_obj, Stream, stream_op, UA_READEXACTLY, 1, MP_QSTR_n);
static UA_METHOD(stream_readinto_obj, Stream, stream_op, UA_READINTO, 1, MP_QSTR_buf);
static UA_METHOD(stream_readline_obj, Stream, stream_op, UA_READLINE, 0);
#if UASYNCIO_TIER >= UA_TIER_FULL
// readuntil(separator=b"\n"): a separator, or a tuple of them.
static UA_METHOD(stream_readuntil_obj, Stream, stream_op, UA_READUNTIL, 0, MP_QSTR_separator);
// `async for line in reader`, as CPython's. A subclass may have its own __anext__.
static mp_obj_t stream___aiter__(const mp_obj_t *args, unsigned which) {
    return ua_whole(args[0]);
}
static UA_METHOD(stream___aiter___obj, Stream, stream___aiter__, 0, 0);
static UA_METHOD(stream___anext___obj, Stream, stream_op, UA_NEXT_LINE, 0);
#endif
static UA_METHOD(stream_drain_obj, Stream, stream_op, UA_DRAIN, 0);

static UA_METHOD(stream_write_obj, Stream, ua_stream_write, 0, 1, MP_QSTR_buf);

#if UASYNCIO_TIER >= UA_TIER_FULL
static UA_METHOD(stream_writelines_obj, Stream, ua_stream_writelines, 0, 1, MP_QSTR_data);
#endif

// Legacy of the first uasyncio: stream_awrite(self, buf, off=0, sz=-1) writes and drains, by the methods of a subclass where it has
// its own. It is Stream.awrite, too.
static mp_obj_t stream_awrite(const mp_obj_t *args, unsigned which) {
    mp_obj_t buf = args[1];
    if (args[2] != mp_const_none || args[3] != mp_const_none) {
        mp_obj_t from = ua_arg_or(args[2], MP_OBJ_NEW_SMALL_INT(0));
        mp_obj_t sz = args[3];
        buf = ua_slice(ua_view(buf), from, sz == MP_OBJ_NEW_SMALL_INT(-1) || sz == mp_const_none ? mp_const_none : mp_binary_op(MP_BINARY_OP_ADD, from, sz));
    }
    mp_obj_t self = mp_obj_is_exact_type(args[0], &ua_type_Stream) ? ua_whole(args[0]) : args[0];
    ua_call1(self, MP_QSTR_write, buf);
    return ua_call0(self, MP_QSTR_drain);
}
UA_FUNCTION(ua_stream_awrite_obj, stream_awrite, 0, 2, MP_QSTR_self, MP_QSTR_buf, MP_QSTR_off, MP_QSTR_sz);

// As upstream, it is wait_closed() that closes whatever lies underneath.
enum { CLOSE, WAIT_CLOSED };
static mp_obj_t stream_close(const mp_obj_t *args, unsigned which) {
    if (which == WAIT_CLOSED) {
        ua_stream_end(args[0]);
        return MP_OBJ_FROM_PTR(&ua_done_awaitable);
    }
    #if UASYNCIO_TIER >= UA_TIER_FULL
    ua_stream_closing(args[0]);
    #endif
    return mp_const_none;
}
static UA_METHOD(stream_close_obj, Stream, stream_close, CLOSE, 0);
static UA_METHOD(stream_wait_closed_obj, Stream, stream_close, WAIT_CLOSED, 0);

static mp_obj_t stream_get_extra_info(const mp_obj_t *args, unsigned which) {
    mp_obj_t whole = ua_whole(args[0]);
    mp_obj_t e = mp_load_attr(whole, MP_QSTR_e);
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (mp_obj_equal(args[1], MP_OBJ_NEW_QSTR(MP_QSTR_socket))) {
        return mp_load_attr(whole, MP_QSTR_s);
    }
    return ua_call2(e, MP_QSTR_get, args[1], args[2]);
    #else
    return mp_obj_subscr(e, args[1], MP_OBJ_SENTINEL);
    #endif
}
#if UASYNCIO_TIER >= UA_TIER_FULL
static UA_METHOD(stream_get_extra_info_obj, Stream, stream_get_extra_info, 0, 1, MP_QSTR_v, MP_QSTR_default);
#else
static UA_METHOD(stream_get_extra_info_obj, Stream, stream_get_extra_info, 0, 1, MP_QSTR_v);
#endif

#if UASYNCIO_TIER >= UA_TIER_FULL
static UA_METHOD(stream_at_eof_obj, Stream, ua_stream_ask, UA_AT_EOF, 0);
static UA_METHOD(stream_exception_obj, Stream, ua_stream_ask, UA_EXCEPTION, 0);
static UA_METHOD(stream_is_closing_obj, Stream, ua_stream_ask, UA_IS_CLOSING, 0);
static UA_METHOD(stream_can_write_eof_obj, Stream, ua_stream_ask, UA_CAN_WRITE_EOF, 0);
static UA_METHOD(stream_write_eof_obj, Stream, ua_stream_write_eof, 0, 0);
static UA_METHOD(stream_feed_eof_obj, Stream, ua_stream_feed, UA_FEED_EOF, 0);
static UA_METHOD(stream_feed_data_obj, Stream, ua_stream_feed, UA_FEED_DATA, 1, MP_QSTR_data);
static UA_METHOD(stream_set_exception_obj, Stream, ua_stream_feed, UA_SET_EXCEPTION, 1, MP_QSTR_exc);
#endif

static const mp_rom_map_elem_t stream_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&stream_read_obj) },
    { MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&stream_readinto_obj) },
    { MP_ROM_QSTR(MP_QSTR_readexactly), MP_ROM_PTR(&stream_readexactly_obj) },
    { MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&stream_readline_obj) },
    { MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&stream_write_obj) },
    #if UASYNCIO_TIER >= UA_TIER_FULL
    { MP_ROM_QSTR(MP_QSTR_writelines), MP_ROM_PTR(&stream_writelines_obj) },
    { MP_ROM_QSTR(MP_QSTR_readuntil), MP_ROM_PTR(&stream_readuntil_obj) },
    { MP_ROM_QSTR(MP_QSTR___aiter__), MP_ROM_PTR(&stream___aiter___obj) },
    { MP_ROM_QSTR(MP_QSTR___anext__), MP_ROM_PTR(&stream___anext___obj) },
    { MP_ROM_QSTR(MP_QSTR_at_eof), MP_ROM_PTR(&stream_at_eof_obj) },
    { MP_ROM_QSTR(MP_QSTR_exception), MP_ROM_PTR(&stream_exception_obj) },
    { MP_ROM_QSTR(MP_QSTR_is_closing), MP_ROM_PTR(&stream_is_closing_obj) },
    { MP_ROM_QSTR(MP_QSTR_can_write_eof), MP_ROM_PTR(&stream_can_write_eof_obj) },
    { MP_ROM_QSTR(MP_QSTR_write_eof), MP_ROM_PTR(&stream_write_eof_obj) },
    { MP_ROM_QSTR(MP_QSTR_feed_eof), MP_ROM_PTR(&stream_feed_eof_obj) },
    { MP_ROM_QSTR(MP_QSTR_feed_data), MP_ROM_PTR(&stream_feed_data_obj) },
    { MP_ROM_QSTR(MP_QSTR_set_exception), MP_ROM_PTR(&stream_set_exception_obj) },
    #endif
    { MP_ROM_QSTR(MP_QSTR_drain), MP_ROM_PTR(&stream_drain_obj) },
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&stream_close_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait_closed), MP_ROM_PTR(&stream_wait_closed_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_extra_info), MP_ROM_PTR(&stream_get_extra_info_obj) },
    { MP_ROM_QSTR(MP_QSTR_aclose), MP_ROM_PTR(&stream_wait_closed_obj) },
    { MP_ROM_QSTR(MP_QSTR_awrite), MP_ROM_PTR(&ua_stream_awrite_obj) },
    { MP_ROM_QSTR(MP_QSTR_awritestr), MP_ROM_PTR(&ua_stream_awrite_obj) },
};
static MP_DEFINE_CONST_DICT(stream_locals, stream_locals_table);

static void stream_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    static const qstr_short_t names[] = { MP_QSTR_s, MP_QSTR_e, MP_QSTR_out_buf, 0 };
    ua_stream_t *stream = MP_OBJ_TO_PTR(self);
    bool store = dest[0] != MP_OBJ_NULL;
    ua_fields_attr(self, attr, dest, names);
    if (store && UA_IS(attr, MP_QSTR_out_buf)) {
        // Nothing of what a script has stored is sent yet.
        stream->sent = 0;
    } else if (UA_IS(attr, MP_QSTR_s)) {
        #if UASYNCIO_TIER >= UA_TIER_FULL
        if (store && dest[0] == MP_OBJ_NULL) {
            // Another than was closed.
            stream->closed = stream->closing = stream->eof = false;
        }
        #endif
        ua_read_shown(stream);
    }
}

#if UASYNCIO_TIER >= UA_TIER_FULL
#define PRINT print, ua_stream_print,
#else
#define PRINT
#endif

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Stream, MP_QSTR_Stream, MP_TYPE_FLAG_NONE,
    make_new, stream_make_new,
    PRINT
    attr, stream_attr,
    locals_dict, &stream_locals,
    parent, &ua_type_base
    );
