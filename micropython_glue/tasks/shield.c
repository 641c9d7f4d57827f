// shield: a Future beside the task, which a cancellation reaches in its stead.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../module/core.h"
#include "../module/functions.h"
#include "future.h"

// Told when either is done. op->self: the Future outside; op->arg: the task; op->waiters: the watch of the task.
static void shield_watched(ua_turn_t *op, ua_watch_t *watch) {
    mp_obj_t outer = op->self, inner = op->arg;
    if (watch->task == (ua_obj_t)outer) {
        ua_watch_end(op->waiters);
        return;
    }
    ua_obj_t value;
    bool raised = ua_task_outcome((ua_obj_t)inner, &value) == UA_OUTCOME_RAISED;
    ua_settle(outer, ua_to_py(value), raised);
}

static mp_obj_t shield(const mp_obj_t *aw, unsigned which) {
    UA_TURN_WATCHER(kind, shield_watched, .turn = NULL);
    mp_obj_t inner = ua_future_of(*aw);
    if (ua_task_done((ua_obj_t)inner)) {
        return inner;
    }
    mp_obj_t outer = ua_new_future(NULL, 0);
    ua_turn_t *op = ua_turn_new(&kind.kind, outer, inner);
    op->waiters = (uintptr_t)ua_value(ua_watch((ua_obj_t)inner, (ua_obj_t)op));
    ua_value(ua_watch((ua_obj_t)outer, (ua_obj_t)op));
    return outer;
}
UA_FUNCTION(ua_shield_obj, shield, 0, 1, MP_QSTR_arg);
