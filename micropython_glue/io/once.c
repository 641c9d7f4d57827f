// One read or write by a stream's protocol, which raises nothing where it would have to wait.

#include "py/runtime.h"
#include "once.h"

size_t ua_once(mp_obj_t s, unsigned op, void *buf, size_t n) {
    const mp_stream_p_t *stream = mp_get_stream_raise(s, op);
    int error = 0;
    size_t done = op == MP_STREAM_OP_READ ? stream->read(s, buf, n, &error) : stream->write(s, buf, n, &error);
    if (done > n) {
        if (!mp_is_nonblocking_error(error)) {
            mp_raise_OSError(error);
        }
        return UA_NOTHING;
    }
    return done;
}
