// How a Future and a Task show themselves: as CPython's. The repr() of a task gives it a name, as get_name(); what reports an exception prints
// it as str(), which needs no memory.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/types.h"
#include "future.h"
#include "print.h"

void ua_future_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    ua_obj_t self = (ua_obj_t)self_in, data = ua_task_data(self);
    // A Future has none.
    bool has_coro = ua_task_coro(self) != 0;
    // Who looks at it has not asked for the outcome.
    unsigned outcome = ((const ua_task_t *)self)->state & ~UA_TASK_NESTS;
    ua_show_t state = UA_SHOW_FINISHED;
    if (outcome == UA_OUTCOME_NONE) {
        state = ua_task_cancelling(self) ? UA_SHOW_CANCELLING : UA_SHOW_PENDING;
    } else if (outcome == UA_OUTCOME_RAISED && ua_vm_is_cancelled(data)) {
        state = UA_SHOW_CANCELLED;
    }
    ua_show(print, UA_SHOW_TASK, (qstr)mp_obj_get_type(self_in)->name);
    ua_show(print, state);
    if (has_coro && kind == PRINT_REPR) {
        ua_show_field(print, UA_SHOW_NAME, ua_get_name(self_in));
        ua_show_field(print, UA_SHOW_CORO, ua_get_coro(self_in));
        if (outcome == UA_OUTCOME_NONE && ua_is_future(data)) {
            ua_show_field(print, UA_SHOW_WAIT_FOR, (mp_obj_t)data);
        }
    }
    // Of a task, whose report in debug mode must not be long, it is left out.
    if (!has_coro && state == UA_SHOW_FINISHED) {
        ua_show_field(print, outcome == UA_OUTCOME_RAISED ? UA_SHOW_STREAM_EXCEPTION : UA_SHOW_RETURNED, ua_to_py(data));
    }
    ua_show(print, UA_SHOW_END);
}
