// Runner, and what run() takes besides a coroutine: what is left is cancelled and waited for, and Ctrl-C cancels the main task first.
//
// There is one loop. A Runner's is that one, or what its loop_factory returns; when it closes, every task is cancelled.

#include "py/runtime.h"
#include "../door/call.h"
#include "../door/function.h"
#include "../door/raise.h"
#include "../door/show.h"
#include "../door/types.h"
#include "../module/core.h"
#include "../module/functions.h"
#include "../module/subclass.h"
#include "../port/ctrl_c.h"
#include "future.h"
#include "handle.h"

typedef struct _runner_t {
    mp_obj_base_t base;
    mp_obj_t debug, loop_factory;
    mp_obj_t loop;      // MP_OBJ_NULL: not begun
    mp_obj_t whole;     // the instance of a subclass, or MP_OBJ_NULL
    bool debug_before, closed;
} runner_t;

static void refuse_running(ua_show_t who) {
    if (ua_loop_running()) {
        ua_raise_word(UA_E_RUN_RUNNING, who);
    }
}

static void begin(runner_t *self) {
    if (self->closed) {
        ua_raise(UA_E_RUNNER_CLOSED);
    }
    if (self->loop != MP_OBJ_NULL) {
        return;
    }
    self->loop = self->loop_factory == mp_const_none ? UA_LOOP_OBJ : mp_call_function_0(self->loop_factory);
    ua_loop_t *loop = ua_loop();
    self->debug_before = loop->debug;
    loop->closed = false;
    if (self->debug != mp_const_none) {
        loop->debug = mp_obj_is_true(self->debug);
    }
}

// The main task to its end. A Ctrl-C cancels it, and is raised once it has ended by that; a second one, at once.
static ua_result_t run_main(uintptr_t coro, uintptr_t b, uintptr_t c) {
    mp_obj_t main = ua_loop_create_task((mp_obj_t)coro);
    ua_result_t result = ua_run_until_complete((ua_obj_t)main, true);
    ua_obj_t raised = UA_RAISED;
    if (result == UA_RAISE && !ua_task_done((ua_obj_t)main)
        && mp_obj_exception_match((mp_obj_t)raised, MP_OBJ_FROM_PTR(&mp_type_KeyboardInterrupt))) {
        ua_cancel(main);
        result = ua_run_until_complete((ua_obj_t)main, true);
        if (result == UA_RAISE && ua_vm_is_cancelled(UA_RAISED)) {
            UA_RAISED = raised;
        }
    }
    return result;
}

// f(coro), in which the loop goes on after a Ctrl-C: who awaits a task that is ended by it is woken.
static ua_result_t in_runner(ua_call_t f, mp_obj_t coro) {
    ua_ctrl_c_t before;
    ua_ctrl_c_defer(&before);
    ua_loop()->runner = true;
    ua_result_t result = ua_protected((uintptr_t)coro, 0, 0, f);
    ua_loop()->runner = false;
    ua_ctrl_c_restore(&before);
    return result;
}

// Every task that is left is cancelled, and has its time to end. What one raises then is reported.
static void cancel_all(void) {
    // The collector does not follow a pointer into the tuple (`items`): this one stays on the stack.
    mp_obj_t volatile tasks = ua_tuple(ua_every_task());
    size_t n;
    mp_obj_t *items;
    mp_obj_get_array(tasks, &n, &items);
    for (size_t i = 0; i < n; ++i) {
        ua_cancel(items[i]);
    }
    if (n != 0) {
        ua_run((ua_obj_t)ua_value(ua_gather_new((ua_obj_t)mp_obj_new_list(n, items), true)), false);
    }
    for (size_t i = 0; i < n; ++i) {
        ua_obj_t failure = ua_failure((ua_obj_t)items[i]);
        if (failure != 0) {
            ua_value(ua_vm_report((ua_obj_t)items[i], failure));
        }
    }
    (void)tasks;
}

static ua_result_t cancel_rest(uintptr_t a, uintptr_t b, uintptr_t c) {
    cancel_all();
    ua_run((ua_obj_t)mp_call_function_0(MP_OBJ_FROM_PTR(&ua_loop_shutdown_executor_obj)), false);
    return UA_OK;
}

static void end(runner_t *self, bool cancel) {
    self->closed = true;
    self->loop = MP_OBJ_NULL;
    ua_result_t result = cancel ? in_runner(cancel_rest, MP_OBJ_NULL) : UA_OK;
    ua_loop_t *loop = ua_loop();
    loop->debug = self->debug_before;
    loop->closed = cancel;
    ua_value(result);
}

static mp_obj_t runner_close(mp_obj_t self_in) {
    runner_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->loop != MP_OBJ_NULL) {
        // It would wait for the task that closes it.
        refuse_running(UA_SHOW_RUNNER);
        end(self, true);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(runner_close_obj, runner_close);

static mp_obj_t runner_get_loop(mp_obj_t self_in) {
    runner_t *self = MP_OBJ_TO_PTR(self_in);
    begin(self);
    return self->loop;
}
static MP_DEFINE_CONST_FUN_OBJ_1(runner_get_loop_obj, runner_get_loop);

static mp_obj_t runner___enter__(mp_obj_t self_in) {
    runner_t *self = MP_OBJ_TO_PTR(self_in);
    begin(self);
    return self->whole != MP_OBJ_NULL ? self->whole : self_in;
}
static MP_DEFINE_CONST_FUN_OBJ_1(runner___enter___obj, runner___enter__);

static mp_obj_t runner___exit__(size_t n_args, const mp_obj_t *args) {
    return runner_close(args[0]);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(runner___exit___obj, 4, 4, runner___exit__);

// Runner.run(coro, *, context=None): a coroutine, a task or a future, as CPython since 3.14.
static UA_FUNCTION_MORE(run_args, ua_identity, 1, 1, 1, MP_QSTR_coro, MP_QSTR_context);

static mp_obj_t runner_run(size_t n_args, const mp_obj_t *args, mp_map_t *kw_args) {
    mp_obj_t coro = ua_call_all(&run_args, n_args - 1, kw_args->used, args + 1);
    refuse_running(UA_SHOW_RUNNER);
    begin(MP_OBJ_TO_PTR(args[0]));
    return ua_value(in_runner(run_main, coro));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(runner_run_obj, 1, runner_run);

static mp_obj_t make(const mp_obj_t *args, unsigned which) {
    runner_t *self = mp_obj_malloc(runner_t, &ua_type_Runner);
    self->debug = args[0];
    self->loop_factory = args[1];
    self->loop = self->whole = MP_OBJ_NULL;
    self->closed = false;
    return MP_OBJ_FROM_PTR(self);
}
// The arguments of Runner().
static UA_FUNCTION_MORE(make_obj, make, 0, 0, 0, MP_QSTR_debug, MP_QSTR_loop_factory);

static mp_obj_t runner_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_obj_t self = ua_call_all(&make_obj, n_args, n_kw, args);
    ((runner_t *)MP_OBJ_TO_PTR(self))->whole = ua_instance(type, args);
    return self;
}

static const mp_rom_map_elem_t runner_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_run), MP_ROM_PTR(&runner_run_obj) },
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&runner_close_obj) },
    { MP_ROM_QSTR(MP_QSTR_get_loop), MP_ROM_PTR(&runner_get_loop_obj) },
    { MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&runner___enter___obj) },
    { MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&runner___exit___obj) },
};
static MP_DEFINE_CONST_DICT(runner_locals, runner_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    ua_type_Runner, MP_QSTR_Runner, MP_TYPE_FLAG_NONE,
    make_new, runner_make_new,
    locals_dict, &runner_locals,
    parent, &ua_type_base
    );

static ua_result_t run_protected(uintptr_t coro, uintptr_t cancel, uintptr_t c) {
    return cancel ? in_runner(run_main, (mp_obj_t)coro) : (ua_result_t)ua_run(coro, false);
}

// run(coro), as upstream; and as CPython run(main, *, debug=None, loop_factory=None), with cancel_leftovers=False besides.
static mp_obj_t uasyncio_run(const mp_obj_t *args, unsigned which) {
    if (!(which & UA_ALL)) {
        return ua_run((ua_obj_t)args[0], false);
    }
    mp_obj_t coro = ua_either(args[0], args[4]);
    bool cancel = mp_obj_is_true(args[3]);
    if (cancel) {
        refuse_running(UA_SHOW_ASYNCIO);
    }
    runner_t *self = MP_OBJ_TO_PTR(make(args + 1, 0));
    begin(self);
    ua_result_t result = ua_protected((uintptr_t)coro, cancel, 0, run_protected);
    ua_obj_t raised = UA_RAISED;
    end(self, cancel);
    UA_RAISED = raised;
    return ua_value(result);
}
UA_FUNCTION_MORE(ua_run_obj, uasyncio_run, 1, 1, 0, MP_QSTR_coro, MP_QSTR_debug, MP_QSTR_loop_factory, MP_QSTR_cancel_leftovers, MP_QSTR_main);
