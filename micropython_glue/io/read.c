// Reading from a Stream: read, readexactly, readline, readuntil, readinto, `async for`. What has come and nobody has asked for is in the Stream's buffer, which
// is made when it is first needed; what a cancelled read has waited for stays there.
//
//             what is asked for is there                      no
//   a turn --> in the buffer? ------------> woken? one read, which does not wait, into the buffer --> once more
//                   | yes                               | nothing has come
//                   v                                   v
//               the result                       wait for the stream
//
// Some streams are not read ahead, but as upstream reads them (extmod/asyncio/stream.py), by their own methods. One that is fed has
// nothing to read from: what it waits for is put into the buffer (feed_data in stream.c).

#include <string.h>

#include "py/objtype.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "../door/call.h"
#include "../door/raise.h"
#include "../port/cork.h"
#include "once.h"
#include "read.h"
#include "separator.h"

// The last Streams that read ahead an object which a program has, too: another Stream over the same object finds the bytes there, as
// if nobody had read ahead.
#define SHOWN ((ua_stream_t **)ua_vm_root + UA_STATE_WORDS)

// The first of them from now on; it takes the place of one over the same object, or of the last.
static void remember(ua_stream_t *stream) {
    ua_stream_t *moved = stream;
    for (size_t i = 0; i < UA_SHOWN_WORDS && moved != NULL; ++i) {
        ua_stream_t *before = SHOWN[i];
        SHOWN[i] = moved;
        moved = before == NULL || before->s == stream->s ? NULL : before;
    }
}

void ua_read_shown(ua_stream_t *stream) {
    stream->shown = true;
    if (stream->ahead.buf == NULL) {
        stream->bare = true;
    } else {
        remember(stream);
    }
}

// Takes over what another Stream over the same object has read ahead.
static void take_over(ua_stream_t *stream) {
    for (size_t i = 0; i < UA_SHOWN_WORDS; ++i) {
        ua_stream_t *other = SHOWN[i];
        if (other != NULL && other->s == stream->s && stream->ahead.len == 0) {
            uintptr_t *ours = (uintptr_t *)&stream->ahead, *theirs = (uintptr_t *)&other->ahead;
            for (size_t word = 0; word < sizeof(vstr_t) / sizeof(uintptr_t); ++word) {
                uintptr_t empty = ours[word];
                ours[word] = theirs[word];
                theirs[word] = empty;
            }
            SHOWN[i] = stream;
        }
    }
}

static bool has(mp_obj_t s, qstr name, mp_obj_t *method) {
    // A __getattr__ may raise an AttributeError.
    mp_load_method_protected(s, name, method, false);
    return method[0] != MP_OBJ_NULL;
}

// How many bytes a read may ask for. 0: the object has to be read by its own methods.
static size_t most(mp_obj_t s) {
    const mp_obj_type_t *type = mp_obj_get_type(s);
    const mp_stream_p_t *protocol = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, protocol);
    if (protocol == NULL || protocol->read == NULL || protocol->is_text) {
        return 0;
    }
    mp_obj_t method[2];
    bool is_python = mp_obj_is_instance_type(type);
    if (is_python && !has(s, MP_QSTR_readinto, method)) {
        return 0;
    }
    if (has(s, MP_QSTR_any, method)) {
        // A UART waits for what is not there. Where it is no number that is told, it is not told how much there is.
        mp_obj_t any = mp_call_method_n_kw(0, 0, method);
        return mp_obj_is_small_int(any) ? MAX(MP_OBJ_SMALL_INT_VALUE(any), 1) : 0;
    }
    // A socket, or TLS over one, returns what is there. The rest are files, and stdin, which waits until all bytes are there.
    return is_python || has(s, MP_QSTR_setblocking, method) ? UA_NOTHING - 1 : 0;
}

// One read into the buffer, in which there are to be `wanted` bytes in the end, where that is not negative.
static size_t fill(ua_stream_t *stream, mp_obj_t s, size_t may, mp_int_t wanted) {
    vstr_t *ahead = &stream->ahead;
    size_t held = ahead->len;
    size_t more = wanted < 0 ? 1 : wanted - held;
    if (ahead->alloc - held < more) {
        // In the VM's steps, which are of 24 bytes.
        vstr_hint_size(ahead, MAX(more, MAX(held, UASYNCIO_READ_AHEAD - 24)));
    }
    if (stream->shown) {
        remember(stream);
    }
    size_t room = ahead->alloc - held;
    if (wanted > UASYNCIO_READ_AHEAD) {
        // No more than that: the buffer will be the result.
        room = more;
    }
    size_t got = ua_once(s, MP_STREAM_OP_READ, ahead->buf + held, MIN(room, may));
    if (got != UA_NOTHING) {
        ahead->len += got;
    }
    return got;
}

// How many bytes are asked for; negative: all, or up to a separator. Of UA_READINTO it means nothing.
static mp_int_t how_many(const ua_turn_t *op) {
    return op->phase < UA_READLINE ? MP_OBJ_SMALL_INT_VALUE(op->arg) : -1;
}

// The first n bytes.
static mp_obj_t take(vstr_t *ahead, size_t n) {
    if (n == ahead->len && n >= UASYNCIO_READ_AHEAD) {
        // The buffer itself: what is long is not copied.
        ahead->len = 0;
        vstr_t whole = { .alloc = ahead->alloc, .len = n, .buf = ahead->buf };
        ahead->alloc = 0;
        ahead->buf = NULL;
        return mp_obj_new_bytes_from_vstr(&whole);
    }
    mp_obj_t taken = mp_obj_new_bytes((const byte *)ahead->buf, n);
    vstr_cut_head_bytes(ahead, n);
    return taken;
}

// The result, if what is asked for is in the buffer; else MP_OBJ_NULL. At the end of the stream it is what there is.
static mp_obj_t in_buffer(const ua_turn_t *op, ua_stream_t *stream, bool at_end) {
    vstr_t *ahead = &stream->ahead;
    size_t n = ahead->len;
    if (op->phase == UA_READINTO) {
        if (n == 0) {
            return at_end ? MP_OBJ_NEW_SMALL_INT(0) : MP_OBJ_NULL;
        }
        mp_buffer_info_t into;
        mp_get_buffer_raise(op->arg, &into, MP_BUFFER_WRITE);
        n = MIN(n, into.len);
        memcpy(into.buf, ahead->buf, n);
        vstr_cut_head_bytes(ahead, n);
        return MP_OBJ_NEW_SMALL_INT(n);
    }
    mp_int_t wanted = how_many(op);
    if (op->phase >= UA_READLINE) {
        size_t start, end = ua_separator_find(op->arg, ahead, &start);
        #if UASYNCIO_TIER >= UA_TIER_FULL
        if (stream->more && start > ((ua_stream_more_t *)stream)->limit) {
            ua_separator_overrun(op, ahead, start, end);
        }
        #endif
        wanted = end != 0 ? (mp_int_t)end : -1;
    }
    if (n >= (size_t)wanted) {
        n = wanted;
    } else if (at_end) {
        if (op->phase % 2 != 0) {
            // UA_READEXACTLY and UA_READUNTIL. As upstream and CPython: what came before the end is lost, or in the exception.
            #if UASYNCIO_TIER >= UA_TIER_FULL
            mp_obj_t args[] = { take(ahead, n), op->phase == UA_READEXACTLY ? op->arg : mp_const_none };
            nlr_raise(mp_obj_new_exception_args(&ua_type_IncompleteReadError, 2, args));
            #else
            ahead->len = 0;
            mp_raise_type(&mp_type_EOFError);
            #endif
        }
        #if UASYNCIO_TIER >= UA_TIER_FULL
        if (op->phase == UA_NEXT_LINE && n == 0) {
            mp_raise_type(&mp_type_StopAsyncIteration);
        }
        #endif
    } else if (op->phase != UA_READ || wanted < 0 || n == 0) {
        return MP_OBJ_NULL;
    }
    return take(ahead, n);
}

// read(n) as one read: with the object's method it costs a system call to hear that there is no more. The method it is where an error
// has come, too: as upstream, it is raised at once.
static mp_obj_t read_n(mp_obj_t s, size_t n) {
    vstr_t vstr;
    vstr_init_len(&vstr, n);
    vstr.len = ua_once(s, MP_STREAM_OP_READ, vstr.buf, n);
    return vstr.len == UA_NOTHING ? MP_OBJ_NULL : mp_obj_new_bytes_from_vstr(&vstr);
}

#if UASYNCIO_TIER >= UA_TIER_FULL
// Of a stream that is fed. It waits in a list of the stream's own.
static ua_result_t fed_turn(ua_turn_t *op, ua_stream_more_t *fed) {
    if (fed->exception != MP_OBJ_NULL) {
        ua_throw(fed->exception);
    }
    mp_obj_t result = in_buffer(op, &fed->stream, fed->stream.eof);
    if (result != MP_OBJ_NULL) {
        return (ua_result_t)result;
    }
    op->alone = true;
    return fed->waiters != 0 ? UA_E_STREAM_BUSY : ua_waiters_wait(&fed->waiters, (ua_obj_t)op);
}
#endif

// Of one that is not: the result, or MP_OBJ_NULL.
static mp_obj_t try(ua_turn_t *op, bool woken) {
    static const qstr_short_t methods[] = {
        [UA_READ] = MP_QSTR_read, [UA_READEXACTLY] = MP_QSTR_read, [UA_READLINE] = MP_QSTR_readline, [UA_READINTO] = MP_QSTR_readinto,
        #if UASYNCIO_TIER >= UA_TIER_FULL
        [UA_READUNTIL] = MP_QSTR_read, [UA_NEXT_LINE] = MP_QSTR_readline,
        #endif
    };
    ua_stream_t *stream = MP_OBJ_TO_PTR(op->self);
    vstr_t *ahead = &stream->ahead;
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (stream->closed) {
        // As CPython: what is closed is at its end. So are those that Server.close_clients() closes.
        return in_buffer(op, stream, true);
    }
    #endif
    if (stream->shown) {
        take_over(stream);
    }
    mp_obj_t result = in_buffer(op, stream, false);
    if (result != MP_OBJ_NULL || !woken) {
        return result;
    }
    uint8_t how = op->phase;
    mp_int_t wanted = how_many(op);
    bool whole = how == UA_READINTO || (how == UA_READ && wanted >= 0);
    bool by_method = stream->bare || (whole && (how == UA_READINTO || !ua_epoll_only_data(op->s)));
    size_t may = by_method ? 0 : most(op->s);
    size_t got;
    if (may == 0) {
        // As upstream, by the object's own method.
        mp_obj_t arg = op->arg;
        if (how == UA_READEXACTLY) {
            arg = MP_OBJ_NEW_SMALL_INT(wanted - ahead->len);
        } else if (UASYNCIO_TIER >= UA_TIER_FULL && how == UA_READUNTIL) {
            // No byte more than that.
            arg = MP_OBJ_NEW_SMALL_INT(1);
        }
        result = ua_call1(op->s, methods[how], arg);
        if (how == UA_READINTO) {
            return result;
        }
        if (result == mp_const_none) {
            return MP_OBJ_NULL;
        }
        mp_buffer_info_t info;
        mp_get_buffer_raise(result, &info, MP_BUFFER_READ);
        got = info.len;
        if (!whole) {
            vstr_add_strn(ahead, info.buf, got);
        }
    } else if (UASYNCIO_EPOLL && whole) {
        result = read_n(op->s, MIN((size_t)wanted, may));
        got = result == MP_OBJ_NULL ? UA_NOTHING : (size_t)MP_OBJ_SMALL_INT_VALUE(mp_obj_len(result));
    } else {
        got = fill(stream, op->s, may, wanted);
        if (got == UA_NOTHING) {
            return MP_OBJ_NULL;
        }
    }
    stream->eof = got == 0;
    return whole ? result : in_buffer(op, stream, got == 0);
}

ua_result_t ua_read_turn(ua_turn_t *op, bool woken) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    ua_stream_t *stream = MP_OBJ_TO_PTR(op->self);
    if (ua_stream_is_fed(stream)) {
        return fed_turn(op, (ua_stream_more_t *)stream);
    }
    #endif
    return ua_op_result(op, UA_IO_IN, try(op, woken));
}
