// as_completed: tasks in the order in which they are done, by `for` (each item is awaited) and by `async for` (each is a task).
//
// Those that are done stand in a Queue, which has None for each that is not when the time has passed.

#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/awaitable.h"
#include "../door/call.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "../module/functions.h"
#include "future.h"
#include "handle.h"
#include "watches.h"

typedef struct _ua_completed_t {
    mp_obj_base_t base;
    mp_obj_t queue;
    ua_watch_t *watches;
    mp_obj_t timer;     // the handle of the timeout, or MP_OBJ_NULL
    size_t todo;        // how many are not done
    size_t left;        // how many are not handed out
} ua_completed_t;

static void done(ua_completed_t *self, mp_obj_t task) {
    --self->todo;
    if (self->todo == 0 && self->timer != MP_OBJ_NULL) {
        ua_handle_cancel((ua_obj_t)self->timer);
    }
    ua_call1(self->queue, MP_QSTR_put_nowait, task);
}

static void completed_watched(mp_obj_t self, ua_watch_t *watch) {
    done(MP_OBJ_TO_PTR(self), (mp_obj_t)watch->task);
}

// The time has passed: the call of the handle.
static mp_obj_t completed_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    ua_completed_t *self = MP_OBJ_TO_PTR(self_in);
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    ua_watches_end(self->watches);
    while (self->todo > 0) {
        done(self, mp_const_none);
    }
    return mp_const_none;
}

// One item. op->self: the get() of the queue; op->arg: the iterator; `which`, in the phase: the task itself, or its result.
enum { TASK, RESULT };

static ua_result_t item_turn(ua_turn_t *op, bool woken) {
    mp_obj_t yielded = mp_iternext_allow_raise(op->self);
    if (yielded != MP_OBJ_STOP_ITERATION) {
        return UA_YIELD;
    }
    mp_obj_t task = MP_STATE_THREAD(stop_iteration_arg);
    if (task == MP_OBJ_NULL) {
        return UA_E_TIMEOUT;
    }
    return op->phase == TASK ? (ua_result_t)task : ua_from_py(ua_call0(task, MP_QSTR_result));
}

// Who is cancelled meanwhile leaves the item to the next one, as in CPython since 3.15.
static ua_result_t item_end(ua_turn_t *op, ua_obj_t exc) {
    ++((ua_completed_t *)MP_OBJ_TO_PTR(op->arg))->left;
    return ua_awaitable(op->self)->end((ua_obj_t)op->self, exc);
}

static mp_obj_t next_item(ua_completed_t *self, uint8_t which) {
    UA_TURN(kind, .turn = item_turn, .end = item_end);
    --self->left;
    ua_turn_t *op = ua_turn_new(&kind, ua_call0(self->queue, MP_QSTR_get), MP_OBJ_FROM_PTR(self));
    op->phase = which;
    return MP_OBJ_FROM_PTR(op);
}

static mp_obj_t completed_iternext(mp_obj_t self_in) {
    ua_completed_t *self = MP_OBJ_TO_PTR(self_in);
    return self->left == 0 ? MP_OBJ_STOP_ITERATION : next_item(self, RESULT);
}

static mp_obj_t completed___anext__(mp_obj_t self_in) {
    ua_completed_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->left == 0) {
        mp_raise_type(&mp_type_StopAsyncIteration);
    }
    return next_item(self, TASK);
}
static MP_DEFINE_CONST_FUN_OBJ_1(completed___anext___obj, completed___anext__);

static const mp_rom_map_elem_t completed_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___aiter__), MP_ROM_PTR(&mp_identity_obj) },
    { MP_ROM_QSTR(MP_QSTR___anext__), MP_ROM_PTR(&completed___anext___obj) },
};
static MP_DEFINE_CONST_DICT(completed_locals, completed_locals_table);

static const ua_watcher_t completed_watches = { .watched = completed_watched };

static MP_DEFINE_CONST_OBJ_TYPE(
    type_completed, MP_QSTR_as_completed, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    call, completed_call,
    iter, completed_iternext,
    protocol, &completed_watches,
    locals_dict, &completed_locals
    );

// as_completed(fs, *, timeout=None)
static mp_obj_t as_completed(const mp_obj_t *args, unsigned which) {
    ua_completed_t *self = m_new0(ua_completed_t, 1);
    self->base.type = &type_completed;
    self->queue = mp_call_function_0(MP_OBJ_FROM_PTR(&ua_type_Queue));
    self->left = self->todo = ua_watch_all(args[0], MP_OBJ_FROM_PTR(self), &self->watches, UA_E_NO_ITERABLE);
    for (ua_watch_t *watch = self->watches; watch != NULL; watch = watch->next) {
        if (ua_task_done(watch->task)) {
            done(self, (mp_obj_t)watch->task);
        }
    }
    if (self->todo > 0 && which == UA_ALL && args[1] != mp_const_none) {
        self->timer = ua_value(ua_call_at((ua_obj_t)self, (ua_obj_t)mp_const_empty_tuple, ua_after(args[1])));
    }
    return MP_OBJ_FROM_PTR(self);
}
UA_FUNCTION_MORE(ua_as_completed_obj, as_completed, 1, 1, 1, MP_QSTR_fs, MP_QSTR_timeout);
