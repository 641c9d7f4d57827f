// open_connection: as upstream's (extmod/asyncio/stream.py).

#include "py/mperrno.h"
#include "py/runtime.h"
#include "sockets.h"
#include "stream.h"

// ssl=True: a client's context. The ssl module is micropython-lib's; tls is what it stands on.
static mp_obj_t client_context(void) {
    mp_obj_t ssl;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        ssl = ua_import(MP_QSTR_ssl);
        nlr_pop();
    } else {
        ssl = ua_import(MP_QSTR_tls);
    }
    mp_obj_t protocol = mp_load_attr(ssl, MP_QSTR_PROTOCOL_TLS_CLIENT);
    return ua_call_attr(ssl, MP_QSTR_SSLContext, 1, &protocol);
}

// The socket, connecting. data: (host, port, ssl, server_hostname)
static mp_obj_t connect(mp_obj_t data) {
    mp_obj_t socket_module = ua_import(MP_QSTR_socket);
    mp_obj_t host = ua_item(data, 0), port = ua_item(data, 1), ssl = ua_item(data, 2), name = ua_item(data, 3);
    mp_obj_t query[] = { host, port, MP_OBJ_NEW_SMALL_INT(0), mp_load_attr(socket_module, MP_QSTR_SOCK_STREAM) };
    mp_obj_t info = ua_item(ua_call_attr(socket_module, MP_QSTR_getaddrinfo, 4, query), 0);
    mp_obj_t kind[] = { ua_item(info, 0), ua_item(info, 1), ua_item(info, 2) };
    mp_obj_t socket = ua_call_attr(socket_module, MP_QSTR_socket, 3, kind);
    ua_set_non_blocking(socket);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        ua_call1(socket, MP_QSTR_connect, ua_item(info, -1));
        nlr_pop();
    } else {
        mp_obj_t error = MP_OBJ_FROM_PTR(nlr.ret_val);
        bool in_progress = mp_obj_exception_match(error, MP_OBJ_FROM_PTR(&mp_type_OSError))
            && mp_obj_equal(mp_obj_exception_get_value(error), MP_OBJ_NEW_SMALL_INT(MP_EINPROGRESS));
        if (!in_progress) {
            nlr_raise(error);
        }
    }
    if (mp_obj_is_true(ssl)) {
        if (ssl == mp_const_true) {
            ssl = client_context();
        }
        socket = ua_wrap_socket(ssl, socket, MP_QSTR_server_hostname, mp_obj_is_true(name) ? name : host);
        ua_set_non_blocking(socket);
    }
    return socket;
}

mp_obj_t ua_connect_turn(ua_op_t *op, bool woken) {
    if (woken) {
        mp_obj_t stream = ua_stream_new(op->data, mp_const_none);
        mp_obj_t both[] = { stream, stream };
        return mp_obj_new_tuple(2, both);
    }
    op->data = connect(op->data);
    ua_op_wait(op, op->data, UA_IO_OUT);
    return MP_OBJ_NULL;
}

static mp_obj_t open_connection(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_host, MP_ARG_REQUIRED | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
        { MP_QSTR_port, MP_ARG_REQUIRED | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
        { MP_QSTR_ssl, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_server_hostname, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args, pos_args, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    mp_obj_t items[] = { args[0].u_obj, args[1].u_obj, args[2].u_obj, args[3].u_obj };
    return ua_op_new(UA_OP_CONNECT, mp_const_none, 0, mp_obj_new_tuple(4, items));
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_open_connection_obj, 2, open_connection);
