// What CPython's streams have besides upstream's: a reader that is fed, and what can be asked of a stream.

#include "py/runtime.h"
#include "../door/call.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "fed.h"
#include "stream.h"

mp_obj_t ua_stream_ask(const mp_obj_t *args, unsigned which) {
    const ua_stream_t *self = MP_OBJ_TO_PTR(args[0]);
    switch (which) {
        case UA_AT_EOF:
            return mp_obj_new_bool(self->eof && self->ahead.len == 0);
        case UA_EXCEPTION:
            return self->more ? ua_to_py((ua_obj_t)((const ua_stream_more_t *)self)->exception) : mp_const_none;
        case UA_IS_CLOSING:
            return mp_obj_new_bool(self->closing);
        default: {
            mp_obj_t method[2];
            mp_load_method_maybe(ua_stream_underlying(args[0]), MP_QSTR_shutdown, method);
            return mp_obj_new_bool(method[0] != MP_OBJ_NULL);
        }
    }
}

mp_obj_t ua_stream_write_eof(const mp_obj_t *args, unsigned which) {
    return ua_call1(ua_stream_underlying(args[0]), MP_QSTR_shutdown, MP_OBJ_NEW_SMALL_INT(1));
}

mp_obj_t ua_stream_feed(const mp_obj_t *args, unsigned which) {
    ua_stream_more_t *self = MP_OBJ_TO_PTR(args[0]);
    if (!ua_stream_is_fed(&self->stream)) {
        ua_raise(UA_E_NOT_FED);
    }
    if (which == UA_FEED_EOF) {
        self->stream.eof = true;
    } else if (which == UA_SET_EXCEPTION) {
        self->exception = args[1];
    } else {
        mp_buffer_info_t data;
        mp_get_buffer_raise(args[1], &data, MP_BUFFER_READ);
        if (data.len == 0) {
            return mp_const_none;
        }
        vstr_add_strn(&self->stream.ahead, data.buf, data.len);
    }
    ua_waiters_wake(&self->waiters);
    return mp_const_none;
}

// As CPython's StreamReader.
void ua_stream_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const ua_stream_more_t *self = MP_OBJ_TO_PTR(self_in);
    ua_show(print, UA_SHOW_STREAM);
    if (self->stream.ahead.len != 0) {
        ua_show(print, UA_SHOW_BYTES, (unsigned)self->stream.ahead.len);
    }
    if (self->stream.eof) {
        ua_show(print, UA_SHOW_EOF);
    }
    if (self->stream.more && self->limit != SIZE_MAX) {
        ua_show(print, UA_SHOW_LIMIT, (unsigned)self->limit);
    }
    if (self->stream.more && self->exception != MP_OBJ_NULL) {
        ua_show_field(print, UA_SHOW_STREAM_EXCEPTION, self->exception);
    }
    ua_show(print, UA_SHOW_END);
}
