// The native types, by kind, and the asserted assumptions about the VM's objects.
#ifndef UASYNCIO_TYPES_H
#define UASYNCIO_TYPES_H

#include "py/obj.h"
#include "glue.h"

// Rust keeps objects as plain words that name the object's head: true of the representations in
// which a pointer is itself.
#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D
#error "uasyncio: MICROPY_OBJ_REPR_D (64-bit objects on a 32-bit machine) is not supported"
#endif
_Static_assert(sizeof(mp_obj_t) == sizeof(ua_obj_t), "an object is one word");
_Static_assert(sizeof(mp_obj_base_t) == sizeof(ua_obj_t), "an object's header is one word");

// A firmware with the seed's API alone (micropython.mk, micropython.cmake).
#ifndef UASYNCIO_SEED
#define UASYNCIO_SEED (0)
#endif

extern const mp_obj_type_t ua_type_Task;
extern const mp_obj_type_t ua_type_Event;
extern const mp_obj_type_t ua_type_ThreadSafeFlag;
extern const mp_obj_type_t ua_type_Lock;
extern const mp_obj_type_t ua_type_Loop;
extern const mp_obj_type_t ua_type_TaskQueue;
extern const mp_obj_type_t ua_type_sleep;
extern const mp_obj_type_t ua_type_wait_for;
extern const mp_obj_type_t ua_type_gather;

// The attr slot of a Task.
void ua_task_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);

// The type of a kind.
const mp_obj_type_t *ua_type_of_kind(uint32_t kind);

#endif // UASYNCIO_TYPES_H
