// The number under which the system knows a stream.
#ifndef UASYNCIO_FILENO_H
#define UASYNCIO_FILENO_H

#include "py/objtype.h"
#include "py/stream.h"

// The descriptor of a stream that is no Python object, or -1.
static inline int ua_fileno(mp_obj_t stream) {
    int error;
    const mp_obj_type_t *type = mp_obj_get_type(stream);
    const mp_stream_p_t *protocol = MP_OBJ_TYPE_GET_SLOT_OR_NULL(type, protocol);
    if (protocol == NULL || protocol->ioctl == NULL || mp_obj_is_instance_type(type)) {
        return -1;
    }
    mp_uint_t fd = protocol->ioctl(stream, MP_STREAM_GET_FILENO, 0, &error);
    return fd == MP_STREAM_ERROR ? -1 : (int)fd;
}

#endif // UASYNCIO_FILENO_H
