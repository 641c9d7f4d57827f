// run_coroutine_threadsafe: a coroutine that the loop runs for another thread, which gets a Future of concurrent.futures' kind.
//
// It is called itself by the loop: without an argument to begin, or to cancel; with the task once that is done.

#include "py/mphal.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/types.h"
#include "../module/duration.h"
#include "../module/functions.h"
#include "../port/idle.h"
#include "future.h"
#include "handle.h"

enum { PENDING = UA_OUTCOME_NONE, RETURNED = UA_OUTCOME_RETURNED, RAISED = UA_OUTCOME_RAISED, CANCELLED };

// One of its done-callbacks.
typedef struct _told_t {
    struct _told_t *next;
    mp_obj_t callback;
} told_t;

typedef struct _remote_t {
    mp_obj_base_t base;
    mp_obj_t coro;      // once the loop has begun it, its task
    mp_obj_t value;
    told_t *told;
    volatile uint8_t state;
    bool begun;
} remote_t;

static void tell(remote_t *self, mp_obj_t callback) {
    ua_value(ua_vm_call_handle(0, (ua_obj_t)callback, (ua_obj_t)self));
}

// Its outcome, unless it has one; in any thread. Whether it had none.
static bool settle(remote_t *self, unsigned state, mp_obj_t value) {
    uint32_t atomic = ua_vm_atomic_enter();
    bool first = self->state == PENDING;
    told_t *told = NULL;
    if (first) {
        self->value = value;
        self->state = state;
        told = self->told;
    }
    ua_vm_atomic_leave(atomic);
    for (; told != NULL; told = told->next) {
        tell(self, told->callback);
    }
    return first;
}

static void begin(remote_t *self) {
    self->begun = true;
    ua_result_t task = ua_promote((ua_obj_t)self->coro);
    if (ua_is_status(task)) {
        mp_obj_t exc = ua_exception(task);
        settle(self, RAISED, exc);
        nlr_raise(exc);
    }
    self->coro = (mp_obj_t)task;
    ua_value(ua_task_when_done(task, (ua_obj_t)self));
}

static mp_obj_t remote_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    remote_t *self = MP_OBJ_TO_PTR(self_in);
    mp_arg_check_num(n_args, n_kw, 0, 1, false);
    if (n_args != 0) {
        ua_obj_t value;
        uint32_t outcome = ua_task_outcome((ua_obj_t)args[0], &value);
        bool cancelled = outcome == UA_OUTCOME_RAISED && ua_vm_is_cancelled(value);
        settle(self, cancelled ? CANCELLED : outcome, ua_to_py(value));
        return mp_const_none;
    }
    if (!self->begun) {
        begin(self);
    }
    if (self->state == CANCELLED) {
        ua_cancel(self->coro);
    }
    return mp_const_none;
}

enum { RESULT, EXCEPTION, DONE, IS_CANCELLED };

// result(timeout=None), exception(timeout=None): the thread waits. Not that of the loop, which would wait for itself.
static mp_obj_t remote_outcome(const mp_obj_t *args, unsigned which) {
    remote_t *self = MP_OBJ_TO_PTR(args[0]);
    mp_obj_t timeout = args[1];
    // Seconds, in milliseconds.
    int64_t limit = timeout == mp_const_none ? INT64_MAX : ua_us_from(timeout, UA_US_PER_MS);
    uint32_t began = ua_vm_ticks_ms();
    while (self->state == PENDING) {
        if (ua_vm_ticks_ms() - began >= limit) {
            ua_raise(UA_E_TIMEOUT);
        }
        ua_idle_pause();
    }
    if (self->state == CANCELLED) {
        mp_raise_type(&ua_type_CancelledError);
    }
    if (which == EXCEPTION) {
        return self->state == RAISED ? self->value : mp_const_none;
    }
    if (self->state == RAISED) {
        ua_throw(self->value);
    }
    return self->value;
}
static UA_METHOD(remote_result_obj, remote, remote_outcome, RESULT, 0, MP_QSTR_timeout);
static UA_METHOD(remote_exception_obj, remote, remote_outcome, EXCEPTION, 0, MP_QSTR_timeout);

static mp_obj_t remote_state(const mp_obj_t *args, unsigned which) {
    remote_t *self = MP_OBJ_TO_PTR(args[0]);
    return mp_obj_new_bool(which == DONE ? self->state != PENDING : self->state == CANCELLED);
}
static UA_METHOD(remote_done_obj, remote, remote_state, DONE, 0);
static UA_METHOD(remote_cancelled_obj, remote, remote_state, IS_CANCELLED, 0);

static mp_obj_t remote_cancel(const mp_obj_t *args, unsigned which) {
    remote_t *self = MP_OBJ_TO_PTR(args[0]);
    if (settle(self, CANCELLED, mp_const_none)) {
        ua_call_soon_threadsafe(args[0], mp_const_empty_tuple);
    }
    return mp_obj_new_bool(self->state == CANCELLED);
}
static UA_METHOD(remote_cancel_obj, remote, remote_cancel, 0, 0);

// add_done_callback(fn): called with this, where it is done at once, else by who ends it.
static mp_obj_t remote_add_done_callback(const mp_obj_t *args, unsigned which) {
    remote_t *self = MP_OBJ_TO_PTR(args[0]);
    told_t *told = m_new_obj(told_t);
    told->next = NULL;
    told->callback = args[1];
    uint32_t atomic = ua_vm_atomic_enter();
    bool pending = self->state == PENDING;
    if (pending) {
        told_t **last = &self->told;
        while (*last != NULL) {
            last = &(*last)->next;
        }
        *last = told;
    }
    ua_vm_atomic_leave(atomic);
    if (!pending) {
        tell(self, args[1]);
    }
    return mp_const_none;
}
static UA_METHOD(remote_add_done_callback_obj, remote, remote_add_done_callback, 0, 1, MP_QSTR_fn);

static const mp_rom_map_elem_t remote_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_result), MP_ROM_PTR(&remote_result_obj) },
    { MP_ROM_QSTR(MP_QSTR_exception), MP_ROM_PTR(&remote_exception_obj) },
    { MP_ROM_QSTR(MP_QSTR_done), MP_ROM_PTR(&remote_done_obj) },
    { MP_ROM_QSTR(MP_QSTR_cancelled), MP_ROM_PTR(&remote_cancelled_obj) },
    { MP_ROM_QSTR(MP_QSTR_cancel), MP_ROM_PTR(&remote_cancel_obj) },
    { MP_ROM_QSTR(MP_QSTR_add_done_callback), MP_ROM_PTR(&remote_add_done_callback_obj) },
};
static MP_DEFINE_CONST_DICT(remote_locals, remote_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_remote, MP_QSTR_Future, MP_TYPE_FLAG_NONE,
    call, remote_call,
    locals_dict, &remote_locals
    );

// run_coroutine_threadsafe(coro, loop)
static mp_obj_t run_coroutine_threadsafe(const mp_obj_t *args, unsigned which) {
    if (!ua_vm_is_coroutine((ua_obj_t)args[0])) {
        ua_raise(UA_E_COROUTINE_REQUIRED);
    }
    remote_t *self = m_malloc0(sizeof(remote_t));
    self->base.type = &ua_type_remote;
    self->coro = args[0];
    ua_call_soon_threadsafe(MP_OBJ_FROM_PTR(self), mp_const_empty_tuple);
    return MP_OBJ_FROM_PTR(self);
}
UA_FUNCTION(ua_run_coroutine_threadsafe_obj, run_coroutine_threadsafe, 0, 2, MP_QSTR_coro, MP_QSTR_loop);
