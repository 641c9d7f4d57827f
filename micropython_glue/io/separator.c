// The separators that readline and readuntil look for, and the limit.

#include <string.h>

#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "read.h"
#include "separator.h"

size_t ua_separator_find(mp_obj_t separator, const vstr_t *ahead, size_t *start) {
    size_t end = 0, longest = 0, count = 1;
    mp_obj_t *items = &separator;
    if (UASYNCIO_TIER >= UA_TIER_FULL && separator != MP_OBJ_NULL && mp_obj_is_type(separator, &mp_type_tuple)) {
        mp_obj_get_array(separator, &count, &items);
        if (count == 0) {
            ua_raise(UA_E_NO_SEPARATOR);
        }
    }
    for (size_t i = 0; i < count; ++i) {
        mp_buffer_info_t sep = { .buf = (void *)"\n", .len = 1 };
        if (UASYNCIO_TIER >= UA_TIER_FULL && items[i] != MP_OBJ_NULL && items[i] != mp_const_none) {
            mp_get_buffer_raise(items[i], &sep, MP_BUFFER_READ);
            if (sep.len == 0) {
                ua_raise(UA_E_EMPTY_SEPARATOR);
            }
        }
        longest = MAX(longest, sep.len);
        const char *at = ahead->buf, *stop = at + ahead->len;
        while ((at = memchr(at, *(const char *)sep.buf, stop - at)) != NULL && (size_t)(stop - at) >= sep.len) {
            if (memcmp(at, sep.buf, sep.len) == 0) {
                size_t begin = at - ahead->buf;
                if (end == 0 || begin + sep.len < end) {
                    end = begin + sep.len;
                    *start = begin;
                }
                break;
            }
            ++at;
        }
    }
    if (end == 0) {
        *start = ahead->len + 1 - MIN(longest, ahead->len + 1);
    }
    return end;
}

#if UASYNCIO_TIER >= UA_TIER_FULL
NORETURN void ua_separator_overrun(const ua_turn_t *op, vstr_t *ahead, size_t start, size_t end) {
    mp_obj_t exc = ua_exception(end != 0 ? UA_E_LIMIT_FOUND : UA_E_LIMIT_NOT_FOUND);
    if (op->phase != UA_READUNTIL) {
        vstr_cut_head_bytes(ahead, end != 0 ? end : ahead->len);
        nlr_raise(exc);
    }
    mp_obj_t args[] = { mp_obj_exception_get_value(exc), MP_OBJ_NEW_SMALL_INT(start) };
    nlr_raise(mp_obj_new_exception_args(&ua_type_LimitOverrunError, 2, args));
}
#endif
