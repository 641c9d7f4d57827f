// Loop.sock_recv and the like, as CPython's: one operation of a socket that does not block. It is tried at once, and again when the
// socket is ready. What the stream's protocol can do is done by that, which raises nothing where there is nothing yet; the rest by the
// socket's methods.

#include <string.h>

#include "py/mperrno.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "../door/call.h"
#include "../door/raise.h"
#include "once.h"
#include "sock.h"
#include "stream_op.h"

// op->phase. Those up to RECVFROM_INTO wait for input, the others for output; RECVFROM_INTO and SENDTO have two arguments.
enum { ACCEPT, RECVFROM, RECV, RECV_INTO, RECVFROM_INTO, SENDTO, CONNECT, SENDALL };

// The same by a method: its result, or MP_OBJ_NULL.
static mp_obj_t by_method(ua_turn_t *op) {
    static const qstr_short_t methods[] = {
        MP_QSTR_accept, MP_QSTR_recvfrom, 0, 0, MP_QSTR_recvfrom, MP_QSTR_sendto, MP_QSTR_connect,
    };
    mp_obj_t a = op->arg, b = op->data;
    if (op->phase == RECVFROM_INTO) {
        a = b;
        b = MP_OBJ_NULL;
    }
    ua_result_t result = ua_try_call2(op->s, methods[op->phase], a, b);
    if (result != UA_RAISE) {
        return (mp_obj_t)result;
    }
    mp_obj_t error = mp_obj_exception_get_value((mp_obj_t)UA_RAISED);
    if (error != MP_OBJ_NEW_SMALL_INT(MP_EAGAIN) && error != MP_OBJ_NEW_SMALL_INT(MP_EINPROGRESS)) {
        ua_raise(UA_RAISE);
    }
    return MP_OBJ_NULL;
}

// One try: the result, or MP_OBJ_NULL.
static mp_obj_t try(ua_turn_t *op, bool woken) {
    unsigned how = op->phase;
    mp_buffer_info_t buf;
    buf.buf = NULL;
    buf.len = 0;
    if (how >= RECV_INTO && how != CONNECT) {
        mp_get_buffer_raise(op->arg, &buf, how < SENDTO ? MP_BUFFER_WRITE : MP_BUFFER_READ);
    }
    if (how == RECVFROM_INTO) {
        // op->data: how many bytes, or as many as there is room for.
        size_t n = mp_obj_is_true(op->data) ? (size_t)mp_obj_get_int(op->data) : buf.len;
        if (n > buf.len) {
            ua_raise(UA_E_BUFFER);
        }
        op->data = MP_OBJ_NEW_SMALL_INT(n);
    }
    if (how == SENDALL) {
        // op->data: how many bytes are out.
        size_t sent = MP_OBJ_SMALL_INT_VALUE(op->data);
        if (sent < buf.len) {
            size_t done = ua_once(op->s, MP_STREAM_OP_WRITE, (byte *)buf.buf + sent, buf.len - sent);
            sent += done == UA_NOTHING ? 0 : done;
        }
        op->data = MP_OBJ_NEW_SMALL_INT(sent);
        return sent < buf.len ? MP_OBJ_NULL : mp_const_none;
    }
    if (how == CONNECT && woken) {
        // A write of nothing tells how the connection has come out. An esp32's sockets have it wait, then and always: it was woken, so that
        // it is over, and the first who reads or writes hears how.
        ua_once(op->s, MP_STREAM_OP_WRITE, &buf, 0);
        return mp_const_none;
    }
    if (how == RECV_INTO) {
        size_t got = ua_once(op->s, MP_STREAM_OP_READ, buf.buf, buf.len);
        return got == UA_NOTHING ? MP_OBJ_NULL : MP_OBJ_NEW_SMALL_INT(got);
    }
    if (how == RECV) {
        vstr_t vstr;
        vstr_init_len(&vstr, mp_obj_get_int(op->arg));
        vstr.len = ua_once(op->s, MP_STREAM_OP_READ, vstr.buf, vstr.len);
        if (vstr.len != UA_NOTHING) {
            return mp_obj_new_bytes_from_vstr(&vstr);
        }
        m_del(char, vstr.buf, vstr.alloc);
        return MP_OBJ_NULL;
    }
    int error;
    if (how < SENDTO && !woken
        && mp_get_stream_raise(op->s, MP_STREAM_OP_IOCTL)->ioctl(op->s, MP_STREAM_POLL, MP_STREAM_POLL_RD, &error) == 0) {
        // It is asked first, as the method would raise an exception.
        return MP_OBJ_NULL;
    }
    mp_obj_t result = by_method(op);
    if (result == MP_OBJ_NULL) {
        return result;
    }
    mp_obj_t *items;
    if (how == ACCEPT) {
        mp_obj_get_array_fixed_n(result, 2, &items);
        ua_call1(items[0], MP_QSTR_setblocking, mp_const_false);
    } else if (how == RECVFROM_INTO) {
        mp_obj_get_array_fixed_n(result, 2, &items);
        mp_buffer_info_t data;
        mp_get_buffer_raise(items[0], &data, MP_BUFFER_READ);
        memcpy(buf.buf, data.buf, MIN(data.len, buf.len));
        mp_obj_t both[] = { MP_OBJ_NEW_SMALL_INT(data.len), items[1] };
        return mp_obj_new_tuple(2, both);
    }
    return result;
}

static ua_result_t sock_turn(ua_turn_t *op, bool woken) {
    return ua_op_result(op, op->phase < SENDTO ? UA_IO_IN : UA_IO_OUT, try(op, woken));
}

static mp_obj_t loop_sock(const mp_obj_t *args, unsigned which) {
    UA_TURN(kind, .turn = sock_turn);
    ua_turn_t *op = ua_turn_new(&kind, mp_const_none, which == ACCEPT ? MP_OBJ_NULL : args[1]);
    if (which == SENDALL) {
        op->data = MP_OBJ_NEW_SMALL_INT(0);
    } else if (which == RECVFROM_INTO || which == SENDTO) {
        op->data = args[2];
    }
    op->s = args[0];
    op->phase = which;
    return MP_OBJ_FROM_PTR(op);
}

UA_FUNCTION(ua_sock_recv_obj, loop_sock, RECV, 2, MP_QSTR_sock, MP_QSTR_n);
UA_FUNCTION(ua_sock_recv_into_obj, loop_sock, RECV_INTO, 2, MP_QSTR_sock, MP_QSTR_buf);
UA_FUNCTION(ua_sock_recvfrom_obj, loop_sock, RECVFROM, 2, MP_QSTR_sock, MP_QSTR_bufsize);
UA_FUNCTION(ua_sock_recvfrom_into_obj, loop_sock, RECVFROM_INTO, 2, MP_QSTR_sock, MP_QSTR_buf, MP_QSTR_nbytes);
UA_FUNCTION(ua_sock_sendall_obj, loop_sock, SENDALL, 2, MP_QSTR_sock, MP_QSTR_data);
UA_FUNCTION(ua_sock_sendto_obj, loop_sock, SENDTO, 3, MP_QSTR_sock, MP_QSTR_data, MP_QSTR_address);
UA_FUNCTION(ua_sock_accept_obj, loop_sock, ACCEPT, 1, MP_QSTR_sock);
UA_FUNCTION(ua_sock_connect_obj, loop_sock, CONNECT, 2, MP_QSTR_sock, MP_QSTR_address);
