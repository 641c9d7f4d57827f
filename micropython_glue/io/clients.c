// Server.close_clients: the connections that a server has accepted. There is no list of them, which would keep those alive that nobody
// has closed: each says in `e`, in memory that the dict has anyway, whose it is, and is found while a task waits for it.

#include "py/runtime.h"
#include "../door/call.h"
#include "../door/types.h"
#include "clients.h"
#include "stream_op.h"

// Who waits for one hears of its end, as if the peer had closed it. What is not drained yet is lost.
static mp_obj_t server_close_clients(mp_obj_t self) {
    for (const ua_io_entry_t *entry = ua_io_entries(); entry != NULL; entry = entry->next) {
        const ua_task_t *task = (const void *)(entry->reader != 0 ? entry->reader : entry->writer);
        if (task == NULL) {
            continue;
        }
        const ua_turn_t *op = (const void *)ua_vm_as(task->data, (const ua_type_t *)&ua_type_turn);
        ua_stream_t *stream = op == NULL ? NULL : (void *)ua_vm_as((ua_obj_t)op->self, (const ua_type_t *)&ua_type_Stream);
        if (stream != NULL && ua_call2(stream->e, MP_QSTR_get, UA_OWNER, mp_const_none) == ua_whole(self)) {
            ua_call0(op->self, MP_QSTR_wait_closed);
        }
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(ua_server_close_clients_obj, server_close_clients);
