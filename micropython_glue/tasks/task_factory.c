// Loop.set_task_factory: what the program makes its tasks with.

#include "py/runtime.h"
#include "../door/raise.h"
#include "../module/core.h"
#include "future.h"

static mp_obj_t by_factory(mp_obj_t coro) {
    return mp_call_function_2(UA_TASK_FACTORY, UA_LOOP_OBJ, coro);
}
static MP_DEFINE_CONST_FUN_OBJ_1(by_factory_obj, by_factory);

mp_obj_t ua_made_by_factory(const mp_obj_t *args, unsigned which) {
    mp_obj_t task = by_factory(args[0]);
    ua_obj_t part = ua_vm_as_task((ua_obj_t)task);
    ua_created(part != 0 ? part : UA_E_COROUTINE_EXPECTED, args, which);
    return task;
}

// set_task_factory(factory): every task is what factory(loop, coro) returns; gather and the like get it as core.create_task's.
static mp_obj_t set_task_factory(const mp_obj_t *factory, unsigned which) {
    bool set = *factory != mp_const_none;
    if (set && !mp_obj_is_callable(*factory)) {
        ua_raise(UA_E_TASK_FACTORY);
    }
    UA_TASK_FACTORY = *factory;
    ua_set_create_task(set ? (ua_obj_t)&by_factory_obj : 0);
    return mp_const_none;
}
UA_FUNCTION(ua_set_task_factory_obj, set_task_factory, 0, 1, MP_QSTR_factory);

static mp_obj_t get_task_factory(void) {
    return UA_TASK_FACTORY;
}
MP_DEFINE_CONST_FUN_OBJ_0(ua_get_task_factory_obj, get_task_factory);
