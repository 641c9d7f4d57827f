// Functions that run in a thread of their own: run_in_executor, to_thread.
//
// Where no thread more can be had, as on a chip with two cores, what is to run waits for one that runs.

#include "py/objtuple.h"
#include "py/runtime.h"
#include "../door/call.h"
#include "../door/in_place.h"
#include "../door/raise.h"
#include "../door/turn.h"
#include "../module/functions.h"
#include "future.h"
#include "handle.h"

// A native module learns when it is called whether the firmware has threads: there it is an ImportError.
#if MICROPY_PY_THREAD || defined(MICROPY_ENABLE_DYNRUNTIME)

// One call. It is called itself: first by the thread, then by the loop.
typedef struct _ua_job_t {
    mp_obj_base_t base;
    struct _ua_job_t *next;
    mp_obj_t future;
    ua_obj_t ended;     // an event: set, it has the loop call the job
    mp_obj_t value;
    uint32_t outcome;
    size_t n_args, n_kw;
    mp_obj_t args[];    // the function first
} ua_job_t;

// Who waits for a thread, and how many threads of ours there are.
MP_REGISTER_ROOT_POINTER(void *uasyncio_jobs);
MP_REGISTER_ROOT_POINTER(mp_uint_t uasyncio_workers);
#define JOBS UA_IN_PLACE(MP_STATE_VM(uasyncio_jobs))
#define WORKERS (MP_STATE_VM(uasyncio_workers))

// The next job for a thread that has none; without one there is a thread less.
static ua_job_t *take_job(void) {
    uint32_t atomic = ua_vm_atomic_enter();
    ua_job_t *job = JOBS;
    if (job != NULL) {
        JOBS = job->next;
    } else {
        --WORKERS;
    }
    ua_vm_atomic_leave(atomic);
    return job;
}

static void do_job(ua_job_t *job) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        job->value = mp_call_function_n_kw(job->args[0], job->n_args, job->n_kw, job->args + 1);
        job->outcome = UA_OUTCOME_RETURNED;
        nlr_pop();
    } else {
        job->value = MP_OBJ_FROM_PTR(nlr.ret_val);
        job->outcome = UA_OUTCOME_RAISED;
    }
    ua_event_set(job->ended, false);
}

static mp_obj_t job_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    ua_job_t *job = MP_OBJ_TO_PTR(self_in);
    mp_arg_check_num(n_args, n_kw, 0, 0, false);
    if (job->outcome != UA_OUTCOME_NONE) {
        ua_settle(job->future, job->value, job->outcome == UA_OUTCOME_RAISED);
        return mp_const_none;
    }
    while (job != NULL) {
        do_job(job);
        job = take_job();
    }
    return mp_const_none;
}

static MP_DEFINE_CONST_OBJ_TYPE(
    type_job, MP_QSTR_, MP_TYPE_FLAG_NONE,
    call, job_call
    );

static mp_obj_t new_job(size_t n_args, size_t n_kw, const mp_obj_t *args) {
    size_t n = n_args + 2 * n_kw;
    ua_job_t *job = m_malloc0(sizeof(ua_job_t) + n * sizeof(mp_obj_t));
    job->base.type = &type_job;
    job->n_args = n_args - 1;
    job->n_kw = n_kw;
    for (size_t i = 0; i < n; ++i) {
        job->args[i] = args[i];
    }
    return MP_OBJ_FROM_PTR(job);
}

static ua_result_t new_thread(uintptr_t job, uintptr_t b, uintptr_t c) {
    mp_obj_t module = mp_import_name(MP_QSTR__thread, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
    ua_call2(module, MP_QSTR_start_new_thread, (mp_obj_t)job, mp_const_empty_tuple);
    return UA_OK;
}

// A Future for what the function returns.
static mp_obj_t start(mp_obj_t job_in) {
    ua_job_t *job = MP_OBJ_TO_PTR(job_in);
    job->future = ua_new_future(NULL, 0);
    ua_value(ua_call_on_set((ua_obj_t)job_in, (ua_obj_t)mp_const_empty_tuple, &job->ended));
    uint32_t atomic = ua_vm_atomic_enter();
    ++WORKERS;
    ua_vm_atomic_leave(atomic);
    ua_result_t started = ua_protected((uintptr_t)job_in, 0, 0, new_thread);
    if (started != UA_OK) {
        atomic = ua_vm_atomic_enter();
        if (--WORKERS > 0) {
            started = UA_OK;
            ua_job_t **last = (ua_job_t **)(void *)&JOBS;
            while (*last != NULL) {
                last = &(*last)->next;
            }
            *last = job;
        }
        ua_vm_atomic_leave(atomic);
        ua_value(started);
    }
    return job->future;
}

// loop.run_in_executor(None, function, *args): there is no other executor.
static mp_obj_t loop_run_in_executor(size_t n_args, const mp_obj_t *args) {
    if (args[0] != mp_const_none) {
        mp_raise_NotImplementedError(NULL);
    }
    ua_check_callback(args[1]);
    return start(new_job(n_args - 1, 0, args + 1));
}
MP_DEFINE_CONST_FUN_OBJ_VAR(ua_loop_run_in_executor_obj, 2, loop_run_in_executor);

// op->self: the job, which begins when it is awaited; op->arg: its Future.
static ua_result_t thread_turn(ua_turn_t *op, bool woken) {
    if (op->arg == MP_OBJ_NULL) {
        op->arg = start(op->self);
    }
    return ua_task_next((ua_obj_t)op->arg);
}

// to_thread(function, *args, **kwargs)
static mp_obj_t to_thread(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    UA_TURN(kind, .turn = thread_turn);
    return MP_OBJ_FROM_PTR(ua_turn_new(&kind, new_job(n_args, kw_args->used, args), MP_OBJ_NULL));
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_to_thread_obj, 1, to_thread);

// Until every thread has ended. It looks now and then: a thread tells nobody.
static ua_result_t shutdown_turn(ua_turn_t *op, bool woken) {
    return WORKERS == 0 ? UA_OK : ua_wait_until((ua_obj_t)op, ua_now() + 1000);
}

static mp_obj_t loop_shutdown_executor(void) {
    UA_TURN(kind, .turn = shutdown_turn);
    return MP_OBJ_FROM_PTR(ua_turn_new(&kind, MP_OBJ_NULL, MP_OBJ_NULL));
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_loop_shutdown_executor_obj, loop_shutdown_executor);

#else

static mp_obj_t no_threads(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    mp_raise_NotImplementedError(MP_ERROR_TEXT("no threads"));
}
MP_DEFINE_CONST_FUN_OBJ_KW(ua_to_thread_obj, 0, no_threads);

static mp_obj_t loop_run_in_executor(size_t n_args, const mp_obj_t *args) {
    return no_threads(n_args, args, NULL);
}
MP_DEFINE_CONST_FUN_OBJ_VAR(ua_loop_run_in_executor_obj, 0, loop_run_in_executor);

static mp_obj_t loop_shutdown_executor(void) {
    return MP_OBJ_FROM_PTR(&ua_done_awaitable);
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_loop_shutdown_executor_obj, loop_shutdown_executor);

#endif
