// The port's socket module, called by name: what connect.c and server.c share.
#ifndef UASYNCIO_SOCKETS_H
#define UASYNCIO_SOCKETS_H

#include "py/runtime.h"
#include "stream.h"

static inline mp_obj_t ua_import(qstr name) {
    return mp_import_name(name, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
}

// object.name(*args)
static inline mp_obj_t ua_call_attr(mp_obj_t object, qstr name, size_t n_args, const mp_obj_t *args) {
    return mp_call_function_n_kw(mp_load_attr(object, name), n_args, 0, args);
}

static inline mp_obj_t ua_item(mp_obj_t object, mp_int_t i) {
    return mp_obj_subscr(object, MP_OBJ_NEW_SMALL_INT(i), MP_OBJ_SENTINEL);
}

// ssl.wrap_socket(socket, name=value, do_handshake_on_connect=False)
static inline mp_obj_t ua_wrap_socket(mp_obj_t ssl, mp_obj_t socket, qstr name, mp_obj_t value) {
    mp_obj_t args[] = {
        socket,
        MP_OBJ_NEW_QSTR(name), value,
        MP_OBJ_NEW_QSTR(MP_QSTR_do_handshake_on_connect), mp_const_false,
    };
    return mp_call_function_n_kw(mp_load_attr(ssl, MP_QSTR_wrap_socket), 1, 2, args);
}

static inline void ua_set_non_blocking(mp_obj_t socket) {
    ua_call1(socket, MP_QSTR_setblocking, mp_const_false);
}

#endif // UASYNCIO_SOCKETS_H
