// The port's socket module, called by name.

#include "sockets.h"

mp_obj_t ua_op_call(const ua_turn_kind_t *kind, size_t n_args, const mp_obj_t *args) {
    return MP_OBJ_FROM_PTR(ua_turn_new(kind, mp_const_none, mp_obj_new_tuple(n_args, args)));
}

// object.name(*args)
static mp_obj_t call_attr(mp_obj_t object, qstr name, size_t n_args, const mp_obj_t *args) {
    return mp_call_function_n_kw(mp_load_attr(object, name), n_args, 0, args);
}

void ua_set_non_blocking(mp_obj_t socket) {
    ua_call1(socket, MP_QSTR_setblocking, mp_const_false);
}

mp_obj_t ua_socket_open(const mp_obj_t *host_port, bool server, mp_obj_t *address) {
    // On some ports a server cannot ask for more.
    size_t n_query = server ? 2 : 4;
    mp_obj_t socket_module = ua_import(MP_QSTR_socket);
    mp_obj_t query[] = {
        host_port[0], host_port[1], MP_OBJ_NEW_SMALL_INT(0), mp_load_attr(socket_module, MP_QSTR_SOCK_STREAM),
    };
    mp_obj_t infos = call_attr(socket_module, MP_QSTR_getaddrinfo, n_query, query);
    mp_obj_t *info;
    size_t len;
    mp_obj_get_array(mp_obj_subscr(infos, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_SENTINEL), &len, &info);
    const mp_obj_t *end = info + len;
    *address = end[-1];
    mp_obj_t socket = call_attr(socket_module, MP_QSTR_socket, n_query - 1, info);
    ua_set_non_blocking(socket);
    if (server) {
        mp_obj_t reuse[5];
        mp_load_method(socket, MP_QSTR_setsockopt, reuse);
        reuse[2] = mp_load_attr(socket_module, MP_QSTR_SOL_SOCKET);
        reuse[3] = mp_load_attr(socket_module, MP_QSTR_SO_REUSEADDR);
        reuse[4] = MP_OBJ_NEW_SMALL_INT(1);
        mp_call_method_n_kw(3, 0, reuse);
    }
    return socket;
}

mp_obj_t ua_wrap_socket(mp_obj_t ssl, mp_obj_t socket, qstr name, mp_obj_t value) {
    mp_obj_t args[] = {
        socket,
        MP_OBJ_NEW_QSTR(name), value,
        MP_OBJ_NEW_QSTR(MP_QSTR_do_handshake_on_connect), mp_const_false,
    };
    return mp_call_function_n_kw(mp_load_attr(ssl, MP_QSTR_wrap_socket), 1, 2, args);
}
