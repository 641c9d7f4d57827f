// Polling streams by MicroPython's own select.poll, as upstream's asyncio does from Python.

#include "py/objtype.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "../door/call.h"
#include "../port/idle.h"
#include "../door/raise.h"
#include "../port/epoll.h"
#include "../port/select.h"
#include "poller.h"

_Static_assert(UA_IO_IN == MP_STREAM_POLL_RD && UA_IO_OUT == MP_STREAM_POLL_WR, "events are MicroPython's");

// ipoll's flag: an event is reported once, then modify() asks for the next.
#define ONE_SHOT (1)

#if MICROPY_PY_SELECT_POSIX_OPTIMISATIONS

static mp_uint_t ask(mp_obj_t stream, mp_uint_t request, uintptr_t arg) {
    int error;
    return mp_get_stream_raise(stream, MP_STREAM_OP_IOCTL)->ioctl(stream, request, arg, &error);
}

// Whether the system's poll would have to ask the stream every millisecond, as it has no file
// descriptor (extmod/modselect.c).
static bool is_direct(mp_obj_t stream) {
    return ask(stream, MP_STREAM_GET_FILENO, 0) == MP_STREAM_ERROR;
}

static ua_result_t poll_direct(uintptr_t stream, uintptr_t events, uintptr_t c) {
    return ask((mp_obj_t)stream, MP_STREAM_POLL, events) * 2 + 1;
}

ua_result_t ua_vm_poll_direct(ua_obj_t stream, uint32_t events) {
    return ua_protected(stream, events, 0, poll_direct);
}

#else

// The poll object asks all streams itself.
static bool is_direct(mp_obj_t stream) {
    (void)stream;
    return false;
}

ua_result_t ua_vm_poll_direct(ua_obj_t stream, uint32_t events) {
    (void)stream;
    (void)events;
    return 1;
}

#endif

#if !UASYNCIO_EPOLL

ua_obj_t ua_vm_poll_known(ua_obj_t stream) {
    (void)stream;
    return 0;
}

bool ua_vm_poll_leave_epoll(void) {
    return false;
}

void ua_vm_poll_forget(void) {
}

#endif

// The poll object, made now where there is none.
static mp_obj_t the_poller(ua_obj_t *kept) {
    if (*kept == 0) {
        ua_epoll_fd();
        mp_obj_t select = mp_import_name(MP_QSTR_select, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
        mp_obj_t poller = ua_call0(select, MP_QSTR_poll);
        if (ua_idle_stream() != MP_OBJ_NULL) {
            ua_call2(poller, MP_QSTR_register, ua_idle_stream(), MP_OBJ_NEW_SMALL_INT(UA_IO_IN));
        }
        *kept = (ua_obj_t)poller;
    }
    return (mp_obj_t)*kept;
}

mp_obj_t ua_poller(void) {
    mp_obj_t poller = the_poller((ua_obj_t *)ua_value(ua_io_poller()));
    ua_select_leave(poller);
    return poller;
}

static ua_obj_t stream_of(ua_obj_t entry) {
    return ((const ua_io_entry_t *)entry)->stream;
}

ua_result_t ua_may_poll_add(uintptr_t kept, uintptr_t entry, uintptr_t events) {
    mp_obj_t stream = (mp_obj_t)stream_of(entry);
    // Raises what upstream's register() raises for an object that is no stream.
    mp_get_stream_raise(stream, MP_STREAM_OP_IOCTL);
    if (is_direct(stream)) {
        return UA_POLL_DIRECT;
    }
    if (ua_epoll_watch(entry, events)) {
        return UA_POLL_EPOLL;
    }
    // The loop waits in it, whether it knows the stream or not.
    mp_obj_t poller = the_poller((ua_obj_t *)kept);
    if (!ua_select_knows(stream)) {
        // Of one that it knows it changes the events.
        ua_call2(poller, MP_QSTR_register, stream, MP_OBJ_NEW_SMALL_INT(events));
    }
    return mp_obj_is_instance_type(mp_obj_get_type(stream)) ? UA_POLL_SILENT : UA_POLL_OBJECT;
}

ua_result_t ua_vm_poll_remove(ua_obj_t poller, ua_obj_t entry) {
    if (ua_epoll_ignore(entry) || poller == 0) {
        return UA_OK;
    }
    return ua_try_call2((mp_obj_t)poller, MP_QSTR_unregister, (mp_obj_t)stream_of(entry), MP_OBJ_NULL);
}

ua_result_t ua_may_poll_wait(uintptr_t poller_in, uintptr_t max_ms, uintptr_t c) {
    mp_obj_t poller = (mp_obj_t)poller_in;
    if (MICROPY_PY_SELECT_POSIX_OPTIMISATIONS && poller == MP_OBJ_NULL) {
        // Where epoll does not know any, all streams are asked directly; the time between two rounds of questions still passes.
        if (!ua_epoll_wait(max_ms) && max_ms > 0) {
            mp_event_wait_ms(max_ms);
        }
        return UA_OK;
    }
    mp_obj_t idle = ua_idle_stream();
    int sockets = ua_select_ask();
    uint32_t wait = max_ms > 0 && sockets <= 0 && !ua_epoll_deliver_closed() ? ua_idle_begin(max_ms) : 0;
    // Where sockets are asked apart from it, it waits for a notification, or a tick of the port's, once; then they are asked again.
    uint32_t once = UASYNCIO_SELECT && sockets >= 0 ? MIN(wait, 1) : wait;
    mp_obj_t events = ua_call2(poller, MP_QSTR_ipoll, MP_OBJ_NEW_SMALL_INT(once), MP_OBJ_NEW_SMALL_INT(ONE_SHOT));
    if (wait > 0) {
        ua_idle_end();
    }
    mp_obj_t event;
    while ((event = mp_iternext(events)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_t *items;
        mp_obj_get_array_fixed_n(event, 2, &items);
        if (items[0] == idle) {
            ua_epoll_wait(0);
            ua_call2(poller, MP_QSTR_modify, idle, MP_OBJ_NEW_SMALL_INT(UA_IO_IN));
        } else {
            ua_io_event((ua_obj_t)items[0], MP_OBJ_SMALL_INT_VALUE(items[1]));
        }
    }
    return UA_OK;
}
