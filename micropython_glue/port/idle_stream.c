// What ends a wait in the poll object, where that asks each stream: a stream that has an event when the loop has something to do. On
// Linux it is an eventfd (idle_linux.c). In the other tiers it is a ThreadSafeFlag (sync/flag.c); the seed, which has none, needs it in a native
// module alone.
#if !defined(__linux__)

#include "py/mperrno.h"
#include "py/obj.h"
#include "py/stream.h"
#include "../glue.h"
#include "idle.h"

static mp_uint_t idle_ioctl(mp_obj_t self, mp_uint_t request, uintptr_t arg, int *errcode) {
    (void)self;
    if (request == MP_STREAM_POLL) {
        return ua_has_work() ? arg : 0;
    }
    *errcode = MP_EINVAL;
    return MP_STREAM_ERROR;
}

static const mp_stream_p_t idle_protocol = {
    .ioctl = idle_ioctl,
};

static MP_DEFINE_CONST_OBJ_TYPE(type_idle, MP_QSTR_, MP_TYPE_FLAG_NONE, protocol, &idle_protocol);

const mp_obj_base_t ua_idle_stream_obj = { &type_idle };

#endif
