// Watching several tasks at once: what wait and as_completed have in common.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../module/core.h"
#include "watches.h"
#include "future.h"

void ua_watches_end(ua_watch_t *watch) {
    for (; watch != NULL; watch = watch->next) {
        ua_watch_end((ua_obj_t)watch);
    }
}

size_t ua_watch_all(mp_obj_t aws, mp_obj_t target, ua_watch_t **first, ua_result_t no_iterable) {
    if (ua_is_future((ua_obj_t)aws)) {
        ua_raise(no_iterable);
    }
    mp_obj_iter_buf_t buf;
    mp_obj_t iterator = mp_getiter(mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_set), aws), &buf), aw;
    size_t n = 0;
    for (ua_watch_t **last = first; (aw = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION; ++n) {
        if (no_iterable == UA_E_NO_ITERABLE) {
            aw = ua_future_of(aw);
        } else if (!ua_is_future((ua_obj_t)aw)) {
            ua_watches_end(*first);
            ua_raise(UA_E_COROUTINE_FORBIDDEN);
        }
        *last = MP_OBJ_TO_PTR(ua_value(ua_watch((ua_obj_t)aw, (ua_obj_t)target)));
        last = &(*last)->next;
    }
    return n;
}
