// The port's socket module, called by name: what connect.c and server.c share.
#ifndef UASYNCIO_SOCKETS_H
#define UASYNCIO_SOCKETS_H

#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/call.h"
#include "../door/types.h"
#include "stream_op.h"

// The last arguments of open_connection and start_server, in the tier `full`: their names, how many they are, the first of them.
#if UASYNCIO_TIER >= UA_TIER_FULL
#define UA_LIMIT_NAME , MP_QSTR_limit
#define UA_LIMIT_COUNT (1)
#define UA_LIMIT_IN(args, i) ((args)[i])
#else
#define UA_LIMIT_NAME
#define UA_LIMIT_COUNT (0)
#define UA_LIMIT_IN(args, i) (MP_OBJ_NULL)
#endif

// An awaitable whose `arg` are the arguments of a call.
mp_obj_t ua_op_call(const ua_turn_kind_t *kind, size_t n_args, const mp_obj_t *args);

static inline mp_obj_t *ua_op_args(ua_turn_t *op) {
    return ((mp_obj_tuple_t *)MP_OBJ_TO_PTR(op->arg))->items;
}

static inline mp_obj_t ua_import(qstr name) {
    return mp_import_name(name, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
}

// A socket that does not block, for what getaddrinfo tells of host_port[0] and [1]; *address is what
// to connect or bind it to.
mp_obj_t ua_socket_open(const mp_obj_t *host_port, bool server, mp_obj_t *address);

// ssl.wrap_socket(socket, name=value, do_handshake_on_connect=False)
mp_obj_t ua_wrap_socket(mp_obj_t ssl, mp_obj_t socket, qstr name, mp_obj_t value);

void ua_set_non_blocking(mp_obj_t socket);

#endif // UASYNCIO_SOCKETS_H
