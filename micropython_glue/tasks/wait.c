// wait: until some or all of several tasks and Futures are done, or a time has passed. It cancels nothing.

#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../module/functions.h"
#include "handle.h"
#include "future.h"
#include "watches.h"

enum { ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION };
enum { BEGIN, WAITING, LAST_TURN };

typedef struct _ua_wait_t {
    ua_turn_t op;       // self: the awaitables; arg: the timeout; data: return_when; s: who awaits it
    size_t until, enough;
    ua_watch_t *watches;
    size_t left;        // how many are not done
} ua_wait_t;

static void count(ua_wait_t *self, ua_obj_t task) {
    --self->left;
    if (self->left == 0 || self->until == FIRST_COMPLETED
        || (self->until == FIRST_EXCEPTION && ua_failure(task) != 0)) {
        self->enough = true;
    }
}

static void wait_watched(ua_turn_t *op, ua_watch_t *watch) {
    ua_wait_t *self = (ua_wait_t *)op;
    count(self, watch->task);
    if (self->enough) {
        ua_wake_waiter((ua_obj_t)op->s, (ua_obj_t)op);
    }
}

static ua_result_t outcome(ua_wait_t *self) {
    mp_obj_t sets[] = { mp_obj_new_set(0, NULL), mp_obj_new_set(0, NULL) };
    for (ua_watch_t *watch = self->watches; watch != NULL; watch = watch->next) {
        mp_obj_set_store(sets[ua_task_done(watch->task) ? 0 : 1], (mp_obj_t)watch->task);
    }
    return (ua_result_t)mp_obj_new_tuple(2, sets);
}

// FIRST_COMPLETED and the others are their own names, as CPython's.
static int until(mp_obj_t return_when) {
    static const qstr_short_t names[] = { MP_QSTR_ALL_COMPLETED, MP_QSTR_FIRST_COMPLETED, MP_QSTR_FIRST_EXCEPTION };
    for (size_t i = 0; i < MP_ARRAY_SIZE(names); ++i) {
        if (mp_obj_equal(return_when, MP_OBJ_NEW_QSTR(names[i]))) {
            return i;
        }
    }
    ua_raise(UA_E_RETURN_WHEN);
}

// As CPython, it looks at its arguments when it is awaited.
static ua_result_t wait_turn(ua_turn_t *op, bool woken) {
    ua_wait_t *self = (ua_wait_t *)op;
    if (op->phase == BEGIN) {
        self->until = until(op->data);
        ua_result_t owner = ua_current_task();
        if (owner == UA_YIELD) {
            return owner;
        }
        op->s = ua_value(owner);
        op->phase = WAITING;
        self->left = ua_watch_all(op->self, MP_OBJ_FROM_PTR(op), &self->watches, UA_E_NO_LIST);
        if (self->left == 0) {
            return UA_E_EMPTY_SET;
        }
        for (ua_watch_t *watch = self->watches; watch != NULL; watch = watch->next) {
            if (ua_task_done(watch->task)) {
                count(self, watch->task);
            }
        }
        if (!self->enough) {
            return ua_wait_until((ua_obj_t)op, op->arg == mp_const_none ? UA_NEVER : ua_after(op->arg));
        }
    } else if (op->phase++ == WAITING) {
        // As CPython, a turn later: others that are about to be done are done then.
        return ua_wait_until((ua_obj_t)op, 0);
    }
    ua_watches_end(self->watches);
    return outcome(self);
}

static ua_result_t wait_end(ua_turn_t *op, ua_obj_t exc) {
    ua_watches_end(((ua_wait_t *)op)->watches);
    return UA_OK;
}

// wait(fs, *, timeout=None, return_when=ALL_COMPLETED)
static mp_obj_t new_wait(const mp_obj_t *args, unsigned which) {
    UA_TURN_WATCHER(kind, wait_watched, .turn = wait_turn, .end = wait_end);
    ua_wait_t *self = m_new0(ua_wait_t, 1);
    bool all = which == UA_ALL;
    self->op.data = ua_arg_or(all ? args[2] : mp_const_none, MP_OBJ_NEW_QSTR(MP_QSTR_ALL_COMPLETED));
    return ua_turn_init(&self->op, &kind.kind, args[0], all ? args[1] : mp_const_none);
}
UA_FUNCTION_MORE(ua_wait_obj, new_wait, 1, 1, 1, MP_QSTR_fs, MP_QSTR_timeout, MP_QSTR_return_when);
