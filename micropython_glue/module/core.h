// The internals of upstream's asyncio.core that libraries touch.
#ifndef UASYNCIO_CORE_H
#define UASYNCIO_CORE_H

#include "py/mpstate.h"
#include "py/obj.h"
#include "py/objstr.h"
#include "../door/in_place.h"
#include "../glue.h"

// core._task_queue and core._io_queue
extern const mp_obj_base_t ua_loop_task_queue;
extern const mp_obj_base_t ua_loop_io_queue;

extern const mp_obj_dict_t ua_exc_context;

// The loop, an object in the VM's root pointers (tasks/event_loop.c).
#define UA_LOOP_AT (6)
#define UA_LOOP (MP_STATE_VM(uasyncio_loop_items)[UA_LOOP_AT])
#define UA_LOOP_OBJ (MP_OBJ_FROM_PTR(&UA_LOOP))
// What Loop.set_task_factory set, or None. Tier `full`.
#define UA_TASK_FACTORY_AT (3)
#define UA_TASK_FACTORY UA_IN_PLACE(*(mp_obj_t *)(void *)&MP_STATE_VM(uasyncio_loop_items)[UA_LOOP_AT + UA_TASK_FACTORY_AT])

// The values of what is kept in it, and of Loop's variables, on a new heap.
void ua_loop_items_reset(void);

// The loop's exception handler is told what a call raised, with this message and the task, or None; what ends the loop goes on: UA_RAISE.
// Tier `full`.
ua_result_t ua_reported(ua_obj_t exc, const mp_obj_str_t *message, mp_obj_t task);

// Loop.create_task, which returns a task or Future itself: by core.create_task, if a library has replaced that.
mp_obj_t ua_loop_create_task(mp_obj_t coro);

#endif // UASYNCIO_CORE_H
