// The connections that a server has accepted (clients.c).
#ifndef UASYNCIO_CLIENTS_H
#define UASYNCIO_CLIENTS_H

#include "py/obj.h"
#include "stream.h"

#if UASYNCIO_TIER >= UA_TIER_FULL
// What get_extra_info looks into has the server, too, by a name that nobody else takes.
#define UA_OWNER (MP_OBJ_NEW_QSTR(MP_QSTR_))

// The stream is of a connection that the server has accepted.
static inline void ua_client_of(mp_obj_t stream, mp_obj_t server) {
    mp_obj_dict_store(((ua_stream_t *)MP_OBJ_TO_PTR(stream))->e, UA_OWNER, server);
}

// Server.close_clients and Server.abort_clients
MP_DECLARE_CONST_FUN_OBJ_1(ua_server_close_clients_obj);
#else
#define ua_client_of(stream, server) ((void)(stream))
#endif

#endif // UASYNCIO_CLIENTS_H
