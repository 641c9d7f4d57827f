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

// One of its done-callbacks.
typedef struct _told_t {
    struct _told_t *next;
    mp_obj_t callback;
} told_t;

// Its outcome lies where a Future has it, so that the methods of a Future which look at that are its own.
typedef struct _remote_t {
    ua_task_t future;   // `coro`: once the loop has begun it, its task
    told_t *told;
    size_t begun;       // a bool
} remote_t;

static void tell(remote_t *self, mp_obj_t callback) {
    ua_value(ua_vm_call_handle(0, (ua_obj_t)callback, (ua_obj_t)self));
}

// Its outcome, unless it has one; in any thread. Whether it had none.
static bool settle(remote_t *self, uint32_t outcome, ua_obj_t value) {
    uint32_t atomic = ua_vm_atomic_enter();
    bool first = !ua_task_done((ua_obj_t)self);
    told_t *told = NULL;
    if (first) {
        self->future.data = value;
        self->future.state = outcome;
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
    ua_result_t task = ua_promote(self->future.coro);
    if (ua_is_status(task)) {
        mp_obj_t exc = ua_exception(task);
        settle(self, UA_OUTCOME_RAISED, (ua_obj_t)exc);
        nlr_raise(exc);
    }
    self->future.coro = task;
    ua_value(ua_task_when_done(task, (ua_obj_t)self));
}

static mp_obj_t remote_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    remote_t *self = MP_OBJ_TO_PTR(self_in);
    mp_arg_check_num(n_args, n_kw, 0, 1, false);
    if (n_args != 0) {
        ua_obj_t value;
        uint32_t outcome = ua_task_outcome((ua_obj_t)args[0], &value);
        settle(self, outcome, value);
        return mp_const_none;
    }
    if (!self->begun) {
        begin(self);
    }
    if (ua_is_cancelled((ua_obj_t)self)) {
        ua_cancel((mp_obj_t)self->future.coro);
    }
    return mp_const_none;
}

enum { RESULT, EXCEPTION };

// result(timeout=None), exception(timeout=None): the thread waits. Not that of the loop, which would wait for itself.
static mp_obj_t remote_outcome(const mp_obj_t *args, unsigned which) {
    mp_obj_t timeout = args[1];
    // Seconds, in milliseconds.
    int64_t limit = timeout == mp_const_none ? INT64_MAX : ua_us_from(timeout, UA_US_PER_MS);
    uint32_t began = ua_vm_ticks_ms();
    while (!ua_task_done((ua_obj_t)args[0])) {
        if (ua_vm_ticks_ms() - began >= limit) {
            ua_raise(UA_E_TIMEOUT);
        }
        ua_idle_pause();
    }
    return ua_outcome(args[0], which == RESULT ? UA_E_NO_RESULT : UA_E_NO_EXCEPTION);
}
static UA_METHOD(remote_result_obj, remote, remote_outcome, RESULT, 0, MP_QSTR_timeout);
static UA_METHOD(remote_exception_obj, remote, remote_outcome, EXCEPTION, 0, MP_QSTR_timeout);

static mp_obj_t remote_cancel(const mp_obj_t *args, unsigned which) {
    remote_t *self = MP_OBJ_TO_PTR(args[0]);
    if (settle(self, UA_OUTCOME_RAISED, ua_vm_cancelled_error())) {
        ua_call_soon_threadsafe(args[0], mp_const_empty_tuple);
    }
    return mp_obj_new_bool(ua_is_cancelled((ua_obj_t)self));
}
static UA_METHOD(remote_cancel_obj, remote, remote_cancel, 0, 0);

// add_done_callback(fn): called with this, where it is done at once, else by who ends it.
static mp_obj_t remote_add_done_callback(const mp_obj_t *args, unsigned which) {
    remote_t *self = MP_OBJ_TO_PTR(args[0]);
    told_t *told = m_new_obj(told_t);
    told->next = NULL;
    told->callback = args[1];
    uint32_t atomic = ua_vm_atomic_enter();
    bool pending = !ua_task_done((ua_obj_t)self);
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
    { MP_ROM_QSTR(MP_QSTR_done), MP_ROM_PTR(&ua_task_done_obj) },
    { MP_ROM_QSTR(MP_QSTR_cancelled), MP_ROM_PTR(&ua_future_cancelled_obj) },
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
    self->future.type = &ua_type_remote;
    self->future.coro = (ua_obj_t)args[0];
    ua_call_soon_threadsafe(MP_OBJ_FROM_PTR(self), mp_const_empty_tuple);
    return MP_OBJ_FROM_PTR(self);
}
UA_FUNCTION(ua_run_coroutine_threadsafe_obj, run_coroutine_threadsafe, 0, 2, MP_QSTR_coro, MP_QSTR_loop);
