// wait: until some or all of several tasks and Futures are done, or a time has passed. It cancels nothing.

#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../module/duration.h"
#include "../module/functions.h"
#include "future.h"

enum { ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION };
enum { BEGIN, WAITING };

typedef struct _ua_wait_t {
    ua_turn_t op;       // self: the awaitables; arg: the timeout
    mp_obj_t return_when;
    mp_obj_t owner;
    ua_watch_t *watches;
    size_t left;        // how many are not done
    uint8_t until;
    bool enough;
} ua_wait_t;

static void count(ua_wait_t *self, ua_obj_t task) {
    ua_obj_t value;
    --self->left;
    if (self->left == 0 || self->until == FIRST_COMPLETED
        || (self->until == FIRST_EXCEPTION && ua_task_outcome(task, &value) == UA_OUTCOME_RAISED && !ua_vm_is_cancelled(value))) {
        self->enough = true;
    }
}

static void wait_watched(ua_turn_t *op, ua_watch_t *watch) {
    ua_wait_t *self = (ua_wait_t *)op;
    count(self, watch->task);
    if (self->enough) {
        ua_wake_waiter((ua_obj_t)self->owner, (ua_obj_t)op);
    }
}

static void end_watches(ua_wait_t *self) {
    for (ua_watch_t *watch = self->watches; watch != NULL; watch = watch->next) {
        ua_watch_end((ua_obj_t)watch);
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
static void watch_all(ua_wait_t *self) {
    ua_turn_t *op = &self->op;
    if (ua_is_future((ua_obj_t)op->self)) {
        ua_raise(UA_E_NO_LIST);
    }
    mp_obj_t set = mp_call_function_1(MP_OBJ_FROM_PTR(&mp_type_set), op->self);
    if (mp_obj_get_int(mp_obj_len(set)) == 0) {
        ua_raise(UA_E_EMPTY_SET);
    }
    self->until = until(self->return_when);
    self->owner = ua_value(ua_current_task());
    mp_obj_iter_buf_t buf;
    mp_obj_t iterator = mp_getiter(set, &buf), task;
    while ((task = mp_iternext(iterator)) != MP_OBJ_STOP_ITERATION) {
        if (!ua_is_future((ua_obj_t)task)) {
            end_watches(self);
            ua_raise(UA_E_COROUTINE_FORBIDDEN);
        }
        ua_watch_t *watch = MP_OBJ_TO_PTR(ua_value(ua_watch((ua_obj_t)task, (ua_obj_t)op)));
        watch->next = self->watches;
        self->watches = watch;
        ++self->left;
    }
}

static ua_result_t wait_turn(ua_turn_t *op) {
    ua_wait_t *self = (ua_wait_t *)op;
    if (op->phase == WAITING) {
        ua_finished((ua_obj_t)op);
        end_watches(self);
        return outcome(self);
    }
    op->phase = WAITING;
    watch_all(self);
    for (ua_watch_t *watch = self->watches; watch != NULL; watch = watch->next) {
        if (ua_task_done(watch->task)) {
            count(self, watch->task);
        }
    }
    if (self->enough) {
        end_watches(self);
        return outcome(self);
    }
    if (op->arg == mp_const_none) {
        return ua_wait_until((ua_obj_t)op, false, 0);
    }
    return ua_wait_until((ua_obj_t)op, true, ua_now() + ua_us_from(op->arg, UA_US_PER_S));
}

static ua_result_t wait_end(ua_turn_t *op, ua_obj_t exc) {
    end_watches((ua_wait_t *)op);
    return UA_OK;
}

// wait(fs, *, timeout=None, return_when=ALL_COMPLETED)
static mp_obj_t new_wait(const mp_obj_t *args, unsigned which) {
    static const ua_turn_kind_t kind = { .turn = wait_turn, .end = wait_end, .watched = wait_watched };
    ua_wait_t *self = m_new0(ua_wait_t, 1);
    self->op = *ua_turn_new(&kind, args[0], mp_const_none);
    self->return_when = MP_OBJ_NEW_QSTR(MP_QSTR_ALL_COMPLETED);
    if (which == UA_ALL) {
        self->op.arg = ua_arg_or(args[1], mp_const_none);
        self->return_when = ua_arg_or(args[2], self->return_when);
    }
    return MP_OBJ_FROM_PTR(self);
}
UA_FUNCTION_MORE(ua_wait_obj, new_wait, 1, 1, 1, MP_QSTR_fs, MP_QSTR_timeout, MP_QSTR_return_when);
