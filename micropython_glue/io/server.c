// start_server and Server: as upstream's (extmod/asyncio/stream.py). A server's state and its task are looked up as attributes, and
// its methods by name, so that a subclass can have its own.

#include "py/runtime.h"
#include "py/stream.h"
#include "../door/awaitable.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../module/core.h"
#include "../module/functions.h"
#include "../module/subclass.h"
#include "clients.h"
#include "sockets.h"
#include "stream.h"

typedef struct _server_t {
    ua_fields_t head;
    // Both are missing at first.
    mp_obj_t task;
    // True once close() was called: then the end of the task is no error. None while somebody waits in serve_forever().
    mp_obj_t state;
} server_t;
_Static_assert(sizeof(server_t) == UA_OBJECT_WORDS * sizeof(mp_obj_t), "it is made by ua_make_new");

static mp_obj_t server_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t self = ua_make_new(type, n_args, n_kw, args);
    ua_fields_init(self, args);
    return self;
}

// Connections that are accepted at once, before the other tasks have a turn.
#define ACCEPTS_MAX (8)

#if UASYNCIO_TIER >= UA_TIER_FULL
static const MP_DEFINE_STR_OBJ(callback_failed, "Unhandled exception in client_connected_cb");

// As CPython's: what a callback raises ends its connection, not the server, and goes to the exception handler, unless it was cancelled.
static void unserved(mp_obj_t stream, mp_obj_t task, ua_obj_t exc) {
    // First: the handler may raise, too.
    ua_call0(stream, MP_QSTR_wait_closed);
    if (!ua_vm_is_cancelled(exc)) {
        ua_value(ua_reported(exc, &callback_failed, task));
    }
}

// The task of a callback is done: op->self is the stream.
static void served(ua_turn_t *op, ua_watch_t *watch) {
    ua_obj_t exc;
    if (ua_task_outcome(watch->task, &exc) == UA_OUTCOME_RAISED) {
        unserved(op->self, (mp_obj_t)watch->task, exc);
    }
}

static ua_result_t call_back(uintptr_t callback, uintptr_t stream, uintptr_t c) {
    UA_TURN_WATCHER(kind, served, .turn = NULL);
    mp_obj_t coro = mp_call_function_2((mp_obj_t)callback, (mp_obj_t)stream, (mp_obj_t)stream);
    if (ua_vm_is_coroutine((ua_obj_t)coro)) {
        ua_turn_t *op = ua_turn_new(&kind.kind, (mp_obj_t)stream, MP_OBJ_NULL);
        ua_value(ua_watch((ua_obj_t)ua_loop_create_task(coro), (ua_obj_t)op));
    }
    return UA_OK;
}
#endif

// The callback may be a plain function, as CPython's.
static void connected(mp_obj_t callback, mp_obj_t stream) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (ua_protected((uintptr_t)callback, (uintptr_t)stream, 0, call_back) != UA_OK) {
        unserved(stream, mp_const_none, UA_RAISED);
    }
    #else
    ua_loop_create_task(mp_call_function_2(callback, stream, stream));
    #endif
}

// Whether what was raised while a connection was set up is no matter of this connection alone. As upstream; in the tier `full` a server also
// outlives that there is no memory for one more.
static bool ends_server(mp_obj_t error) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    return ua_is_fatal(error);
    #else
    return !mp_obj_exception_match(error, MP_OBJ_FROM_PTR(&mp_type_OSError));
    #endif
}

// One connection. The arguments: socket, cb, ssl, limit
static void accept_one(ua_turn_t *op) {
    const mp_obj_t *args = ua_op_args(op);
    mp_obj_t *accepted;     // the socket, and the peer's address: of a tuple that nobody holds
    mp_obj_t volatile socket = MP_OBJ_NULL, peer;
    mp_obj_t stream;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_get_array_fixed_n(ua_call0(args[0], MP_QSTR_accept), 2, &accepted);
        peer = accepted[1];
        // The same, or what TLS makes of it.
        mp_obj_t connection = socket = accepted[0];
        if (mp_obj_is_true(args[2])) {
            connection = ua_wrap_socket(args[2], connection, MP_QSTR_server_side, mp_const_true);
        }
        ua_set_non_blocking(connection);
        stream = ua_stream_connected(connection, peer, UA_LIMIT_IN(args, 3));
        ua_client_of(stream, op->self);
        nlr_pop();
    } else {
        if (socket == MP_OBJ_NULL) {
            // As upstream: the peer has gone again.
            return;
        }
        mp_obj_t error = MP_OBJ_FROM_PTR(nlr.ret_val);
        ua_call0(socket, MP_QSTR_close);
        if (ends_server(error)) {
            nlr_raise(error);
        }
        mp_obj_print_exception(&mp_plat_print, error);
        return;
    }
    connected(args[1], stream);
}

static MP_NOINLINE void cancel_task(mp_obj_t server) {
    ua_call0(mp_load_attr(server, MP_QSTR_task), MP_QSTR_cancel);
}

static bool is_readable(mp_obj_t socket) {
    int error;
    return mp_get_stream(socket)->ioctl(socket, MP_STREAM_POLL, MP_STREAM_POLL_RD, &error) == MP_STREAM_POLL_RD;
}

// Server.sockets: what it listens on, until it is closed.
static void set_sockets(mp_obj_t server, size_t n, const mp_obj_t *sockets) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    mp_store_attr(server, MP_QSTR_sockets, mp_obj_new_tuple(n, sockets));
    #endif
}

static ua_result_t accept_some(uintptr_t op_in, uintptr_t b, uintptr_t c) {
    ua_turn_t *op = (ua_turn_t *)op_in;
    // It is asked, as a listener that blocks may be served, too.
    int n = 0;
    do {
        accept_one(op);
    } while (++n < ACCEPTS_MAX && is_readable(op->s));
    return UA_OK;
}

static ua_result_t serve_turn(ua_turn_t *op, bool woken) {
    if (woken) {
        // What ends the loop, or an exception handler that fails: nobody could close it any more.
        ua_op_or_close(op, 0, accept_some);
    } else {
        mp_store_attr(op->self, MP_QSTR_state, mp_const_false);
        op->s = ua_op_args(op)[0];
        set_sockets(op->self, 1, &op->s);
    }
    return ua_op_wait(op, UA_IO_IN);
}

static ua_result_t serve_end(ua_turn_t *op, ua_obj_t exc) {
    if (ua_op_cancelled(op, exc)) {
        ua_op_close(op);
        if (mp_obj_is_true(mp_load_attr(op->self, MP_QSTR_state))) {
            mp_raise_StopIteration(MP_OBJ_NULL);
        }
    }
    return UA_OK;
}

// Server._serve
UA_TURN(serve, .turn = serve_turn, .end = serve_end);

// Binds and listens, and makes the server with its task. args: cb, host, port, backlog, ssl, and in the tier `full` limit, client_connected_cb,
// sock
static mp_obj_t start_server(mp_obj_t data, mp_obj_t *args) {
    mp_obj_t socket, address = MP_OBJ_NULL;
    mp_obj_t backlog = args[3] == mp_const_none ? MP_OBJ_NEW_SMALL_INT(5) : args[3];
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (args[7] != mp_const_none) {
        // It is bound.
        socket = ua_either(args[1], args[7]);
        ua_set_non_blocking(socket);
    } else
    #endif
    {
        // The address tells the family: IPv6 works.
        socket = ua_socket_open(args + 1, true, &address);
    }
    if ((address != MP_OBJ_NULL && ua_try_call2(socket, MP_QSTR_bind, address, MP_OBJ_NULL) == UA_RAISE)
        || ua_try_call2(socket, MP_QSTR_listen, backlog, MP_OBJ_NULL) == UA_RAISE) {
        // The address is taken: the socket must not linger until it is collected.
        mp_obj_t error = (mp_obj_t)UA_RAISED;
        ua_call0(socket, MP_QSTR_close);
        nlr_raise(error);
    }
    mp_obj_t server = server_make_new(&ua_type_Server, 0, 0, NULL);
    // The same arguments, as _serve has them.
    args[1] = args[0];
    #if UASYNCIO_TIER >= UA_TIER_FULL
    if (args[1] == mp_const_none) {
        args[1] = args[6];
    }
    args[3] = args[5];
    #endif
    args[0] = socket;
    args[2] = args[4];
    mp_store_attr(server, MP_QSTR_task, ua_loop_create_task(MP_OBJ_FROM_PTR(ua_turn_new(&serve, server, data))));
    return server;
}

static ua_result_t starting_turn(ua_turn_t *op, bool woken) {
    if (woken || op->arg == MP_OBJ_NULL) {
        return (ua_result_t)op->self;
    }
    op->self = start_server(op->arg, ua_op_args(op));
    // The task must have begun before somebody can cancel it.
    return ua_op_wait(op, 0);
}

static ua_result_t starting_end(ua_turn_t *op, ua_obj_t exc) {
    if (ua_op_cancelled(op, exc)) {
        // Nobody will ever have the server: its task must not go on.
        cancel_task(op->self);
    }
    return UA_OK;
}

// start_server, and Server.__aenter__, which has no arguments: the server is there.
UA_TURN(starting, .turn = starting_turn, .end = starting_end);

// start_server(cb, host, port, backlog=5, ssl=None, limit=None)
static mp_obj_t uasyncio_start_server(const mp_obj_t *args, unsigned which) {
    return ua_op_call(&starting, 5 + 3 * UA_LIMIT_COUNT, args);
}
#if UASYNCIO_TIER >= UA_TIER_FULL
// CPython's name of the first argument is one more. With `sock` there is no host.
UA_FUNCTION(ua_start_server_obj, uasyncio_start_server, 0, 0, MP_QSTR_cb, MP_QSTR_host, MP_QSTR_port, MP_QSTR_backlog, MP_QSTR_ssl
    UA_LIMIT_NAME, MP_QSTR_client_connected_cb, MP_QSTR_sock);
#else
UA_FUNCTION(ua_start_server_obj, uasyncio_start_server, 0, 3, MP_QSTR_cb, MP_QSTR_host, MP_QSTR_port, MP_QSTR_backlog, MP_QSTR_ssl);
#endif

#if UASYNCIO_TIER >= UA_TIER_FULL
static bool is_serving(mp_obj_t server) {
    return mp_obj_is_true(mp_load_attr(server, MP_QSTR_sockets));
}

// serve_forever(): as CPython, who waits so is cancelled when the server is closed, and closes it when cancelled.
static ua_result_t forever_turn(ua_turn_t *op, bool woken) {
    bool waits = mp_load_attr(op->self, MP_QSTR_state) == mp_const_none;
    if (woken) {
        if (waits) {
            // The task has ended without a close().
            mp_store_attr(op->self, MP_QSTR_state, mp_const_false);
        }
        mp_raise_type(&ua_type_CancelledError);
    }
    if (!is_serving(op->self)) {
        return UA_E_SERVER_CLOSED;
    }
    if (waits) {
        return UA_E_AWAITED_TWICE;
    }
    ua_value(ua_watch((ua_obj_t)mp_load_attr(op->self, MP_QSTR_task), (ua_obj_t)op));
    mp_store_attr(op->self, MP_QSTR_state, mp_const_none);
    op->phase = 1;
    return ua_waiters_wait(&op->waiters, (ua_obj_t)op);
}

static ua_result_t forever_end(ua_turn_t *op, ua_obj_t exc) {
    // One that has not begun has nothing to do with it.
    if (op->phase != 0) {
        ua_call0(op->self, MP_QSTR_close);
    }
    return UA_OK;
}

static void forever_watched(ua_turn_t *op, ua_watch_t *watch) {
    ua_waiters_wake(&op->waiters);
}

UA_TURN_WATCHER(forever, forever_watched, .turn = forever_turn, .end = forever_end);
#endif

// What is asked of a server without arguments.
enum { CLOSE, WAIT_CLOSED, AENTER, IS_SERVING, START_SERVING, SERVE_FOREVER };

static mp_obj_t server_do(const mp_obj_t *args, unsigned which) {
    mp_obj_t self = ua_whole(args[0]);
    switch (which) {
        case CLOSE:
            mp_store_attr(self, MP_QSTR_state, mp_const_true);
            set_sockets(self, 0, NULL);
            cancel_task(self);
            return mp_const_none;
        case AENTER:
            // The server itself, from an await.
            return MP_OBJ_FROM_PTR(ua_turn_new(&starting, self, MP_OBJ_NULL));
        #if UASYNCIO_TIER >= UA_TIER_FULL
        case IS_SERVING:
            return mp_obj_new_bool(is_serving(self));
        case START_SERVING:
            // It has begun.
            return MP_OBJ_FROM_PTR(&ua_done_awaitable);
        case SERVE_FOREVER:
            return MP_OBJ_FROM_PTR(ua_turn_new(&forever.kind, self, MP_OBJ_NULL));
        #endif
        default:
            // A task is awaitable: there is no need for more.
            return mp_load_attr(self, MP_QSTR_task);
    }
}
static UA_METHOD(server_close_obj, Server, server_do, CLOSE, 0);
static UA_METHOD(server_wait_closed_obj, Server, server_do, WAIT_CLOSED, 0);
static UA_METHOD(server___aenter___obj, Server, server_do, AENTER, 0);
#if UASYNCIO_TIER >= UA_TIER_FULL
static UA_METHOD(server_is_serving_obj, Server, server_do, IS_SERVING, 0);
static UA_METHOD(server_start_serving_obj, Server, server_do, START_SERVING, 0);
static UA_METHOD(server_serve_forever_obj, Server, server_do, SERVE_FOREVER, 0);
#endif

static mp_obj_t server___aexit__(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    mp_obj_t self = ua_whole(args[0]);
    ua_call0(self, MP_QSTR_close);
    return ua_call0(self, MP_QSTR_wait_closed);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(server___aexit___obj, 4, 4, server___aexit__);

// _serve(s, cb, ssl, limit=None): for those who build their own start_server.
static mp_obj_t server__serve(const mp_obj_t *args, unsigned which) {
    return MP_OBJ_FROM_PTR(ua_turn_new(&serve, ua_whole(args[0]), mp_obj_new_tuple(3 + UA_LIMIT_COUNT, args + 1)));
}
static UA_METHOD(server__serve_obj, Server, server__serve, 0, 3, MP_QSTR_s, MP_QSTR_cb, MP_QSTR_ssl UA_LIMIT_NAME);

static const mp_rom_map_elem_t server_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&server_close_obj) },
    { MP_ROM_QSTR(MP_QSTR_wait_closed), MP_ROM_PTR(&server_wait_closed_obj) },
    #if UASYNCIO_TIER >= UA_TIER_FULL
    { MP_ROM_QSTR(MP_QSTR_close_clients), MP_ROM_PTR(&ua_server_close_clients_obj) },
    { MP_ROM_QSTR(MP_QSTR_abort_clients), MP_ROM_PTR(&ua_server_close_clients_obj) },
    { MP_ROM_QSTR(MP_QSTR_serve_forever), MP_ROM_PTR(&server_serve_forever_obj) },
    { MP_ROM_QSTR(MP_QSTR_is_serving), MP_ROM_PTR(&server_is_serving_obj) },
    { MP_ROM_QSTR(MP_QSTR_start_serving), MP_ROM_PTR(&server_start_serving_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_loop), MP_ROM_PTR(&ua_get_loop_obj) },
    #endif
    { MP_ROM_QSTR(MP_QSTR__serve), MP_ROM_PTR(&server__serve_obj) },
    { MP_ROM_QSTR(MP_QSTR___aenter__), MP_ROM_PTR(&server___aenter___obj) },
    { MP_ROM_QSTR(MP_QSTR___aexit__), MP_ROM_PTR(&server___aexit___obj) },
};
static MP_DEFINE_CONST_DICT(server_locals, server_locals_table);

static void server_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    static const qstr_short_t names[] = { MP_QSTR_task, MP_QSTR_state, 0 };
    ua_fields_attr(self, attr, dest, names);
}

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Server, MP_QSTR_Server, MP_TYPE_FLAG_NONE,
    make_new, server_make_new,
    attr, server_attr,
    locals_dict, &server_locals,
    parent, &ua_type_base
    );
