// How a Stream comes to be closed.

#include "py/runtime.h"
#include "../door/call.h"
#include "../port/cork.h"
#include "closing.h"
#include "stream.h"

void ua_close(mp_obj_t s) {
    ua_io_forget((ua_obj_t)s);
    ua_cork_end(s, true);
    ua_call0(s, MP_QSTR_close);
}

void ua_stream_end(mp_obj_t self_in) {
    #if UASYNCIO_TIER >= UA_TIER_FULL
    // As CPython: what is closed is at its end.
    ua_stream_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->closed) {
        return;
    }
    self->closing = self->closed = self->eof = true;
    #endif
    ua_close(ua_stream_underlying(self_in));
}

#if UASYNCIO_TIER >= UA_TIER_FULL
void ua_stream_closing(mp_obj_t self_in) {
    ua_stream_t *self = MP_OBJ_TO_PTR(self_in);
    self->closing = true;
    mp_obj_t method[2];
    mp_load_method_protected(ua_stream_underlying(self_in), MP_QSTR_setblocking, method, false);
    if (method[0] != MP_OBJ_NULL && !mp_obj_is_true(self->out_buf)) {
        ua_stream_end(self_in);
    }
}
#endif
