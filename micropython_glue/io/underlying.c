// What lies under a Stream.

#include "py/runtime.h"
#include "../module/subclass.h"
#include "stream.h"

mp_obj_t ua_stream_underlying(mp_obj_t self) {
    mp_obj_t whole = ua_whole(self);
    return whole == self ? ((ua_stream_t *)MP_OBJ_TO_PTR(self))->s : mp_load_attr(whole, MP_QSTR_s);
}
