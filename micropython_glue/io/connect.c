// open_connection: as upstream's (extmod/asyncio/stream.py).

#include "py/mperrno.h"
#include "py/runtime.h"
#include "../door/raise.h"
#include "../module/functions.h"
#include "once.h"
#include "sockets.h"
#include "stream.h"

// ssl=True: a client's context, by micropython-lib's ssl, which verifies nothing until it is told to.
static mp_obj_t client_context(void) {
    mp_obj_t ssl = ua_import(MP_QSTR_ssl);
    return ua_call1(ssl, MP_QSTR_SSLContext, mp_load_attr(ssl, MP_QSTR_PROTOCOL_TLS_CLIENT));
}

// The socket, connecting. args: host, port, ssl, server_hostname; the first becomes the address
static void connect(ua_turn_t *op, mp_obj_t *args) {
    mp_obj_t address;
    mp_obj_t host = args[0];
    mp_obj_t socket = op->s = ua_socket_open(args, false, &address);
    if (ua_try_call2(socket, MP_QSTR_connect, address, MP_OBJ_NULL) == UA_RAISE
        && mp_obj_exception_get_value((mp_obj_t)UA_RAISED) != MP_OBJ_NEW_SMALL_INT(MP_EINPROGRESS)) {
        ua_raise(UA_RAISE);
    }
    args[0] = address;
    mp_obj_t ssl = args[2];
    if (mp_obj_is_true(ssl)) {
        if (ssl == mp_const_true) {
            ssl = client_context();
        }
        socket = ua_wrap_socket(ssl, socket, MP_QSTR_server_hostname, mp_obj_is_true(args[3]) ? args[3] : host);
        ua_set_non_blocking(socket);
        op->s = socket;
    }
}

static ua_result_t advance(uintptr_t op_in, uintptr_t woken, uintptr_t c) {
    ua_turn_t *op = (ua_turn_t *)op_in;
    mp_obj_t *args = ua_op_args(op);
    if (!woken) {
        connect(op, args);
        return ua_op_wait(op, UA_IO_OUT);
    }
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (!mp_obj_is_true(args[2])) {
        // As CPython's, who was refused hears of it here: a write of nothing tells (io/sock.c). Upstream tells who reads. Over TLS there is
        // more to come, of which that one hears.
        ua_once(op->s, MP_STREAM_OP_WRITE, op, 0);
    }
    #endif
    mp_obj_t stream = ua_stream_connected(op->s, args[0], UA_LIMIT_IN(args, 4));
    mp_obj_t both[] = { stream, stream };
    return (ua_result_t)mp_obj_new_tuple(2, both);
}

static ua_result_t connect_end(ua_turn_t *op, ua_obj_t exc) {
    ua_op_close(op);
    return UA_OK;
}

static ua_result_t connect_turn(ua_turn_t *op, bool woken) {
    return ua_op_or_close(op, woken, advance);
}

UA_TURN(connect_kind, .turn = connect_turn, .end = connect_end);

// open_connection(host, port, ssl=None, server_hostname=None, limit=None)
static mp_obj_t open_connection(const mp_obj_t *args, unsigned which) {
    return ua_op_call(&connect_kind, 4 + UA_LIMIT_COUNT, args);
}
UA_FUNCTION(ua_open_connection_obj, open_connection, 0, 2, MP_QSTR_host, MP_QSTR_port, MP_QSTR_ssl, MP_QSTR_server_hostname
    UA_LIMIT_NAME);
