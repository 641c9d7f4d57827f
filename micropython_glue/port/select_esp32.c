// One select for all sockets, once a round. MicroPython's poll object asks each socket by itself, which is a select of its own each time.
//
// There is no list: the entries of the streams tell which sockets are waited for (ua_io_entries), and each socket tells its descriptor
// every time, so that one that was closed, or whose number is another's now, is seen at once. What is no socket (TLS, UARTs, Python
// objects) stays with the poll object.
#include "select.h"

#if UASYNCIO_SELECT

#include "lwip/sockets.h"

#include "py/runtime.h"
#include "py/stream.h"
#include "../door/call.h"
#include "waited_for.h"

// The beginning of a socket object of MicroPython's esp32 port (modsocket.c, 1.25).
typedef struct {
    mp_obj_base_t base;
    int fd;             // -1: closed
    uint8_t domain, type, proto;
    uint8_t state;      // 0: a TCP socket that is not connected
} ua_socket_t;

// The test of this file on unix says otherwise.
#ifndef UA_SOCKET_IS_CONNECTED
#define UA_SOCKET_IS_CONNECTED(socket) ((socket)->state != 0)
#endif

// The type of the port's sockets, once one has been seen.
static const mp_obj_type_t *socket_type;
static bool left;       // for the poll object, for good

static const ua_socket_t *socket_of(ua_obj_t stream) {
    return MP_OBJ_TO_PTR((mp_obj_t)stream);
}

bool ua_select_knows(mp_obj_t stream) {
    const mp_obj_type_t *type = mp_obj_get_type(stream);
    if (left) {
        return false;
    }
    if (socket_type == NULL && type->name == MP_QSTR_socket && MP_OBJ_TYPE_HAS_SLOT(type, protocol)) {
        // That the object is what it seems, its own method has to confirm.
        mp_obj_t fileno[2];
        mp_load_method_maybe(stream, qstr_from_str("fileno"), fileno);
        if (fileno[0] != MP_OBJ_NULL && mp_call_method_n_kw(0, 0, fileno) == MP_OBJ_NEW_SMALL_INT(socket_of((ua_obj_t)stream)->fd)) {
            socket_type = type;
        }
    }
    return type == socket_type && socket_of((ua_obj_t)stream)->fd < FD_SETSIZE;
}

// Whether the entry is a socket's that is waited for.
static bool is_asked(const ua_io_entry_t *entry) {
    return (entry->reader || entry->writer) && mp_obj_get_type((mp_obj_t)entry->stream) == socket_type;
}

// By the socket's own ioctl, as the poll object does.
static uint32_t ask_alone(const ua_io_entry_t *entry) {
    int error;
    mp_uint_t ready = mp_get_stream((mp_obj_t)entry->stream)->ioctl((mp_obj_t)entry->stream, MP_STREAM_POLL, ua_waited_for(entry), &error);
    return ready == MP_STREAM_ERROR ? MP_STREAM_POLL_ERR : ready;
}

int ua_select_ask(void) {
    if (socket_type == NULL || left) {
        return -1;
    }
    fd_set in, out;
    FD_ZERO(&in);
    FD_ZERO(&out);
    int waited = 0, most = -1;
    for (const ua_io_entry_t *entry = ua_io_entries(); entry != NULL; entry = entry->next) {
        if (is_asked(entry)) {
            waited++;
            int fd = socket_of(entry->stream)->fd;
            if (fd >= 0 && entry->reader) {
                FD_SET(fd, &in);
            }
            if (fd >= 0 && entry->writer) {
                FD_SET(fd, &out);
            }
            most = MAX(most, fd);
        }
    }
    if (waited == 0) {
        return -1;
    }
    struct timeval no_time = { 0, 0 };
    // Fails where the system has closed a descriptor without the object's knowledge.
    bool told = most < 0 || select(most + 1, &in, &out, NULL, &no_time) >= 0;
    int n = 0;
    for (const ua_io_entry_t *entry = ua_io_entries(); entry != NULL; entry = entry->next) {
        if (!is_asked(entry)) {
            continue;
        }
        const ua_socket_t *socket = socket_of(entry->stream);
        uint32_t events;
        if (socket->fd < 0) {
            events = MP_STREAM_POLL_NVAL;
        } else if (!UA_SOCKET_IS_CONNECTED(socket) || !told) {
            events = ask_alone(entry);
        } else {
            events = (FD_ISSET(socket->fd, &in) ? UA_IO_IN : 0) | (FD_ISSET(socket->fd, &out) ? UA_IO_OUT : 0);
        }
        if (events != 0) {
            n++;
            ua_io_entry_event((ua_obj_t)entry, events);
        }
    }
    return n;
}

void ua_select_leave(mp_obj_t poller) {
    if (left) {
        return;
    }
    left = true;
    for (const ua_io_entry_t *entry = ua_io_entries(); entry != NULL; entry = entry->next) {
        if (is_asked(entry)) {
            ua_call2(poller, MP_QSTR_register, (mp_obj_t)entry->stream, MP_OBJ_NEW_SMALL_INT(ua_waited_for(entry)));
        }
    }
}

#endif
