// The exceptions that the module has of its own.

#include "py/objexcept.h"
#include "py/objtuple.h"
#include "py/runtime.h"
#include "raise.h"

_Static_assert(sizeof(mp_obj_empty_type_t) == offsetof(mp_obj_type_t, slots), "the slots of a type stand right behind it");
_Static_assert(offsetof(ua_exceptions_t, slots) == UA_EXC_COUNT * sizeof(mp_obj_empty_type_t), "and behind all types");

// Which of its slots it is to a type.
#define SLOT(name, slot) (UA_EXC_##slot + 1 + (UA_EXC_COUNT - 1 - UA_EXC_##name) * sizeof(mp_obj_empty_type_t) / sizeof(void *))

#define TYPE(exc_name, attr_slot, parent_slot, ...) [UA_EXC_##exc_name] = { \
    .base = { &mp_type_type }, .flags = MP_TYPE_FLAG_NONE, .name = MP_QSTR_##exc_name, \
    .slot_index_make_new = SLOT(exc_name, make_new), \
    .slot_index_print = SLOT(exc_name, print), \
    .slot_index_attr = SLOT(exc_name, attr_slot), \
    .slot_index_parent = SLOT(exc_name, parent_slot), \
    __VA_ARGS__ \
}
#define GROUP(exc_name, parent_slot) \
    TYPE(exc_name, group_attr, parent_slot, .slot_index_locals_dict = SLOT(exc_name, group_locals))

#if UASYNCIO_TIER >= UA_TIER_FULL
// An ExceptionGroup is both.
static const mp_rom_obj_tuple_t parents = {
    { &mp_type_tuple }, 2, { MP_ROM_PTR(&mp_type_Exception), MP_ROM_PTR(&ua_type_BaseExceptionGroup) },
};
#endif

const ua_exceptions_t ua_exceptions = {
    .types = {
        // As upstream has them: CancelledError is a BaseException, so that `except Exception` lets it pass.
        TYPE(CancelledError, attr, BaseException),
        TYPE(TimeoutError, attr, Exception),
        #if UASYNCIO_TIER >= UA_TIER_FULL
        TYPE(InvalidStateError, attr, Exception),
        TYPE(QueueEmpty, attr, Exception),
        TYPE(QueueFull, attr, Exception),
        TYPE(QueueShutDown, attr, Exception),
        TYPE(BrokenBarrierError, attr, RuntimeError),
        // As EOFError, which upstream's readexactly raises.
        TYPE(IncompleteReadError, group_attr, EOFError),
        TYPE(LimitOverrunError, group_attr, Exception),
        GROUP(ExceptionGroup, both),
        GROUP(BaseExceptionGroup, BaseException),
        #endif
    },
    .slots = {
        [UA_EXC_make_new] = mp_obj_exception_make_new,
        [UA_EXC_print] = mp_obj_exception_print,
        [UA_EXC_attr] = mp_obj_exception_attr,
        [UA_EXC_BaseException] = &mp_type_BaseException,
        [UA_EXC_Exception] = &mp_type_Exception,
        #if UASYNCIO_TIER >= UA_TIER_FULL
        [UA_EXC_group_attr] = ua_group_attr,
        [UA_EXC_group_locals] = &ua_group_locals,
        [UA_EXC_RuntimeError] = &mp_type_RuntimeError,
        [UA_EXC_EOFError] = &mp_type_EOFError,
        [UA_EXC_both] = &parents,
        #endif
    },
};
