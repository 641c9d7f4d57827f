// TaskGroup: no task of its own. It watches its children; who leaves the block waits in it until there are none.

#include "py/objlist.h"
#include "py/runtime.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../door/types.h"
#include "../module/core.h"
#include "../module/functions.h"
#include "../module/subclass.h"
#include "future.h"

typedef struct _ua_group_t {
    mp_obj_base_t base;
    bool exiting, aborting, parent_cancelled;
    uintptr_t waiters;
    mp_obj_t whole;             // the instance of a subclass, or MP_OBJ_NULL
    mp_obj_t parent;            // the task whose block it is; MP_OBJ_NULL until it is entered
    ua_watch_t *children;       // those that run
    ua_watch_t *errors, **last; // those that have failed, in that order
    mp_obj_t base_error;        // KeyboardInterrupt or SystemExit, of the block or a child
    mp_obj_t cancelled;         // the CancelledError that is to go on, or MP_OBJ_NULL
} ua_group_t;
UA_WAITERS(ua_group_t, waiters);

static mp_obj_t group_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    ua_group_t *self = m_new0(ua_group_t, 1);
    self->base.type = type;
    self->last = &self->errors;
    self->whole = ua_instance(type, args);
    return MP_OBJ_FROM_PTR(self);
}

mp_obj_t ua_group_parent(mp_obj_t group) {
    return ((ua_group_t *)MP_OBJ_TO_PTR(group))->parent;
}

static void abort_all(ua_group_t *self) {
    self->aborting = true;
    for (ua_watch_t *child = self->children; child != NULL; child = child->next) {
        ua_cancel((mp_obj_t)child->task);
    }
}

// Ends it early. The parent's block is interrupted, too; where it waits for the children, that is not heard of.
static void interrupt(ua_group_t *self) {
    if (!self->aborting && (self->children != NULL || !self->exiting)) {
        abort_all(self);
        self->parent_cancelled = true;
        ua_cancel(self->parent);
    }
}

// It is itself what __aenter__ returns: to await it is to enter. The block gets the instance of a subclass.
static mp_obj_t group_iternext(mp_obj_t self_in) {
    ua_group_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->parent != MP_OBJ_NULL) {
        ua_raise_of(UA_E_GROUP_ENTERED, self);
    }
    if (ua_get_cur_task() == 0) {
        ua_raise_of(UA_E_GROUP_OUTSIDE, self);
    }
    self->parent = ua_value(ua_current_task());
    if (self->aborting) {
        self->aborting = false;
        interrupt(self);
    }
    return ua_next((ua_result_t)(self->whole != MP_OBJ_NULL ? self->whole : self_in));
}

// create_task(coro, *, name=None, context=None)
static UA_FUNCTION_MORE(create_args, ua_identity, 1, 1, 1, MP_QSTR_coro, MP_QSTR_name, MP_QSTR_context);

static mp_obj_t group_create_task(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    mp_obj_t coro = ua_call_all(&create_args, n_args - 1, kw_args->used, args + 1);
    ua_group_t *self = MP_OBJ_TO_PTR(args[0]);
    bool finished = self->exiting && self->children == NULL;
    if (self->parent == MP_OBJ_NULL || finished || self->aborting) {
        // It would be reported as never awaited.
        mp_obj_t dest[2];
        mp_load_method_maybe(coro, MP_QSTR_close, dest);
        if (dest[0] != MP_OBJ_NULL) {
            mp_call_method_n_kw(0, 0, dest);
        }
        ua_raise_of(self->parent == MP_OBJ_NULL ? UA_E_GROUP_CREATED : finished ? UA_E_GROUP_FINISHED : UA_E_GROUP_ABORTING, self);
    }
    mp_obj_t task = ua_call_all(&ua_loop_create_task_obj, n_args - 1, kw_args->used, args + 1);
    ua_watch_t *child = MP_OBJ_TO_PTR(ua_value(ua_watch(ua_vm_as_task((ua_obj_t)task), (ua_obj_t)args[0])));
    child->next = self->children;
    if (child->next != NULL) {
        child->next->prev = child;
    }
    self->children = child;
    return task;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(group_create_task_obj, 1, group_create_task);

// Before it is entered, it is noted as `aborting`, and takes place then.
static mp_obj_t group_cancel(mp_obj_t self_in) {
    ua_group_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->parent == MP_OBJ_NULL) {
        self->aborting = true;
    } else {
        interrupt(self);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(group_cancel_obj, group_cancel);

// A child is done. The first one that fails is told of twice: those that were ready at its end still have their turn, and may fail, too.
static void group_watched(mp_obj_t self_in, ua_watch_t *child) {
    ua_group_t *self = MP_OBJ_TO_PTR(self_in);
    if (child == self->errors) {
        interrupt(self);
        return;
    }
    if (child->prev == NULL) {
        self->children = child->next;
    } else {
        child->prev->next = child->next;
    }
    if (child->next != NULL) {
        child->next->prev = child->prev;
    }
    child->next = child->prev = NULL;
    if (self->children == NULL) {
        ua_waiters_wake(&self->waiters);
    }
    mp_obj_t failure = (mp_obj_t)ua_failure(child->task);
    if (failure == MP_OBJ_NULL) {
        return;
    }
    if (ua_is_fatal(failure)) {
        self->base_error = failure;
    }
    *self->last = child;
    self->last = &child->next;
    if (child == self->errors) {
        ua_make_ready((ua_obj_t)child);
    }
}

NORETURN static void raise_errors(ua_group_t *self, mp_obj_t own) {
    // Whose coroutine is closed within the block.
    if (self->errors == NULL && mp_obj_is_type(own, &mp_type_GeneratorExit)) {
        nlr_raise(own);
    }
    mp_obj_t errors = mp_obj_new_list(0, NULL);
    for (ua_watch_t *child = self->errors; child != NULL; child = child->next) {
        mp_obj_list_append(errors, mp_make_raise_obj((mp_obj_t)ua_failure(child->task)));
    }
    if (own != MP_OBJ_NULL) {
        mp_obj_list_append(errors, own);
    }
    nlr_raise(ua_exception_group(mp_obj_exception_get_value(ua_exception(UA_E_GROUP_FAILED)), errors));
}

// All children are done. `own`: the block's exception, but a CancelledError.
static ua_result_t leave(ua_group_t *self, mp_obj_t own) {
    ua_obj_t parent = (ua_obj_t)self->parent;
    if (self->base_error != MP_OBJ_NULL) {
        nlr_raise(self->base_error);
    }
    if (self->parent_cancelled && ua_task_uncancel(parent) == 0) {
        self->cancelled = MP_OBJ_NULL;
    }
    bool errors = self->errors != NULL || own != MP_OBJ_NULL;
    if (self->cancelled != MP_OBJ_NULL && self->errors == NULL) {
        ua_throw(self->cancelled);
    }
    if (errors) {
        // Who cancelled the parent is heard at its next await.
        if (ua_task_cancelling(parent) > 0) {
            ua_task_uncancel(parent);
            ua_cancel(self->parent);
        }
        raise_errors(self, own);
    }
    // A CancelledError of the block's that the group itself brought about ends here.
    return (ua_result_t)mp_const_true;
}

// The phases of leaving: who was cancelled within the block is told that, as CPython, and nothing that came later.
enum { WAS_LEFT, WAS_CANCELLED };

static ua_result_t leave_turn(ua_turn_t *op, bool woken) {
    ua_group_t *self = MP_OBJ_TO_PTR(op->self);
    return self->children != NULL ? ua_waiters_wait(&self->waiters, (ua_obj_t)op) : leave(self, op->arg);
}

// The parent is cancelled while it waits for the children: they are cancelled, too, and waited for.
static ua_result_t leave_end(ua_turn_t *op, ua_obj_t exc) {
    ua_group_t *self = MP_OBJ_TO_PTR(op->self);
    if (exc == 0 || !ua_vm_is_cancelled(exc)) {
        return UA_OK;
    }
    // After an interrupt of its own, the last that it hears is from outside, if any is: leave() knows by the count.
    if (!self->aborting || (self->parent_cancelled && op->phase == WAS_LEFT)) {
        self->cancelled = (mp_obj_t)exc;
    }
    if (!self->aborting) {
        abort_all(self);
    }
    ua_result_t result = leave_turn(op, false);
    if (result != UA_YIELD) {
        ua_turn_return(result);
    }
    return result;
}

static mp_obj_t group___aexit__(size_t n_args, const mp_obj_t *args) {
    UA_TURN(kind, .turn = leave_turn, .end = leave_end);
    ua_group_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t exc = args[1] == mp_const_none ? MP_OBJ_NULL : args[2];
    self->exiting = true;
    if (exc != MP_OBJ_NULL) {
        if (ua_is_fatal(exc)) {
            self->base_error = exc;
        }
        if (ua_vm_is_cancelled((ua_obj_t)exc)) {
            self->cancelled = exc;
            exc = MP_OBJ_NULL;
        }
        if (!self->aborting) {
            abort_all(self);
        }
    }
    ua_turn_t *op = ua_turn_new(&kind, args[0], exc);
    op->phase = self->cancelled == MP_OBJ_NULL ? WAS_LEFT : WAS_CANCELLED;
    return MP_OBJ_FROM_PTR(op);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(group___aexit___obj, 4, 4, group___aexit__);

static const mp_rom_map_elem_t group_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_cancel), MP_ROM_PTR(&group_cancel_obj) },
    { MP_ROM_QSTR(MP_QSTR_create_task), MP_ROM_PTR(&group_create_task_obj) },
    { MP_ROM_QSTR(MP_QSTR___aenter__), MP_ROM_PTR(&mp_identity_obj) },
    { MP_ROM_QSTR(MP_QSTR___aexit__), MP_ROM_PTR(&group___aexit___obj) },
};
static MP_DEFINE_CONST_DICT(group_locals, group_locals_table);

static const ua_watcher_t group_watches = { .watched = group_watched };

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_TaskGroup, MP_QSTR_TaskGroup, MP_TYPE_FLAG_ITER_IS_ITERNEXT,
    make_new, group_make_new,
    iter, group_iternext,
    protocol, &group_watches,
    locals_dict, &group_locals,
    parent, &ua_type_base
    );
