// Loop.sock_recv and the like (sock.c).
#ifndef UASYNCIO_SOCK_H
#define UASYNCIO_SOCK_H

#include "../door/function.h"

extern const ua_function_t ua_sock_recv_obj, ua_sock_recv_into_obj, ua_sock_recvfrom_obj, ua_sock_recvfrom_into_obj, ua_sock_sendall_obj,
    ua_sock_sendto_obj, ua_sock_accept_obj, ua_sock_connect_obj;

#define UA_SOCK_METHODS \
    { MP_ROM_QSTR(MP_QSTR_sock_recv), MP_ROM_PTR(&ua_sock_recv_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_sock_recv_into), MP_ROM_PTR(&ua_sock_recv_into_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_sock_recvfrom), MP_ROM_PTR(&ua_sock_recvfrom_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_sock_recvfrom_into), MP_ROM_PTR(&ua_sock_recvfrom_into_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_sock_sendall), MP_ROM_PTR(&ua_sock_sendall_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_sock_sendto), MP_ROM_PTR(&ua_sock_sendto_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_sock_accept), MP_ROM_PTR(&ua_sock_accept_obj) }, \
    { MP_ROM_QSTR(MP_QSTR_sock_connect), MP_ROM_PTR(&ua_sock_connect_obj) },

#endif // UASYNCIO_SOCK_H
