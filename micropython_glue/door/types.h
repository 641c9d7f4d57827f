// The native types, and the asserted assumptions about the VM's objects.
#ifndef UASYNCIO_TYPES_H
#define UASYNCIO_TYPES_H

#include "py/obj.h"
#include "../glue.h"

// Rust keeps objects as plain words that name the object's head: true of the representations in
// which a pointer is itself.
#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D
#error "uasyncio: MICROPY_OBJ_REPR_D (64-bit objects on a 32-bit machine) is not supported"
#endif
_Static_assert(sizeof(mp_obj_t) == sizeof(ua_obj_t), "an object is one word");
_Static_assert(sizeof(mp_obj_base_t) == sizeof(ua_obj_t), "an object's header is one word");

// A list of waiting tasks within an object: who has waited in it keeps its address, and the collector must not take that for an object of
// another kind once this one is freed. It looks at the beginnings of blocks alone.
#define UA_WAITERS(type, list) \
    _Static_assert(offsetof(type, list) % MICROPY_BYTES_PER_GC_BLOCK != 0, "no block begins at the list")

// How much of asyncio is built: a level of tiers.list, which micropython.mk and micropython.cmake hand on.
#define UA_TIER_SEED (1)
#define UA_TIER_UPSTREAM (2)
#define UA_TIER_FULL (3)
// MicroPython's cmake does not hand it to its search for qstrs, where too many do no harm.
#ifndef UASYNCIO_TIER
#define UASYNCIO_TIER UA_TIER_FULL
#endif

// What upstream's asyncio needs of the VM, too. A firmware that is short of it can have the seed.
#if UASYNCIO_TIER >= UA_TIER_UPSTREAM && !defined(NO_QSTR)
#if !MICROPY_PY_BUILTINS_SLICE
#error "uasyncio: UASYNCIO_API=upstream and full need MICROPY_PY_BUILTINS_SLICE; UASYNCIO_API=seed does not"
#endif
#if !MICROPY_PY_BUILTINS_MEMORYVIEW
#error "uasyncio: UASYNCIO_API=upstream and full need MICROPY_PY_BUILTINS_MEMORYVIEW; UASYNCIO_API=seed does not"
#endif
#endif

#if UASYNCIO_TIER >= UA_TIER_FULL && !defined(NO_QSTR) && !MICROPY_PY_BUILTINS_SET
#error "uasyncio: UASYNCIO_API=full needs MICROPY_PY_BUILTINS_SET; UASYNCIO_API=upstream does not"
#endif

// The types that C alone knows. Those that Rust knows, too, are declared in glue.h.
extern const mp_obj_type_t ua_type_Event;
extern const mp_obj_type_t ua_type_ThreadSafeFlag;
extern const mp_obj_type_t ua_type_Lock;
extern const mp_obj_type_t ua_type_Loop;
extern const mp_obj_type_t ua_type_TaskQueue;

#if UASYNCIO_TIER >= UA_TIER_FULL
extern const mp_obj_type_t ua_type_TaskGroup;
extern const mp_obj_type_t ua_type_Runner;
// The Future of run_coroutine_threadsafe.
extern const mp_obj_type_t ua_type_remote;
extern const mp_obj_type_t ua_type_Queue;
extern const mp_obj_type_t ua_type_LifoQueue;
extern const mp_obj_type_t ua_type_PriorityQueue;
extern const mp_obj_type_t ua_type_Semaphore;
extern const mp_obj_type_t ua_type_BoundedSemaphore;
extern const mp_obj_type_t ua_type_Condition;
extern const mp_obj_type_t ua_type_Barrier;
extern const mp_obj_type_t ua_type_FutureCallGraph;
extern const mp_obj_type_t ua_type_FrameCallGraphEntry;

// A coroutine with the name of its task, which stands in the task in its place (tasks/task_name.c).
typedef struct _ua_named_t {
    mp_obj_base_t base;
    mp_obj_t coro, name;
} ua_named_t;
extern const mp_obj_type_t ua_type_named;
static inline mp_obj_t ua_unnamed(mp_obj_t coro) {
    return mp_obj_is_type(coro, &ua_type_named) ? ((ua_named_t *)MP_OBJ_TO_PTR(coro))->coro : coro;
}
// The coroutine of a task, or None.
mp_obj_t ua_get_coro(mp_obj_t task);
#else
static inline mp_obj_t ua_get_coro(mp_obj_t task) {
    ua_obj_t coro = ua_task_coro((ua_obj_t)task);
    return coro != 0 ? (mp_obj_t)coro : mp_const_none;
}
#endif

// The attr slot of a Task.
void ua_task_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);

#endif // UASYNCIO_TYPES_H
