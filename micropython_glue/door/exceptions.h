// The types of the exceptions that the module has of its own (exceptions.c).
#ifndef UASYNCIO_EXCEPTIONS_H
#define UASYNCIO_EXCEPTIONS_H

#include "py/obj.h"
#include "types.h"

#if UASYNCIO_TIER >= UA_TIER_FULL
#define UA_EXCEPTIONS_FULL(E) \
    E(InvalidStateError) E(QueueEmpty) E(QueueFull) E(QueueShutDown) E(BrokenBarrierError) \
    E(IncompleteReadError) E(LimitOverrunError) E(ExceptionGroup) E(BaseExceptionGroup)
#else
#define UA_EXCEPTIONS_FULL(E)
#endif
#define UA_EXCEPTIONS(E) E(CancelledError) E(TimeoutError) UA_EXCEPTIONS_FULL(E)

#define UA_EXCEPTION_NUMBER(name) UA_EXC_##name,
enum { UA_EXCEPTIONS(UA_EXCEPTION_NUMBER) UA_EXC_COUNT };

// What the slots of a type hold, the same few for all of them.
enum {
    UA_EXC_make_new, UA_EXC_print, UA_EXC_attr, UA_EXC_BaseException, UA_EXC_Exception,
    UA_EXC_group_attr, UA_EXC_group_locals, UA_EXC_RuntimeError, UA_EXC_EOFError, UA_EXC_both, UA_EXC_SLOTS
};
#define UA_EXC_SLOTS_USED (UASYNCIO_TIER >= UA_TIER_FULL ? UA_EXC_SLOTS : UA_EXC_group_attr)

// The types one behind the other. Slots are found by their distance, so that one set of them behind the types is enough.
typedef struct _ua_exceptions_t {
    mp_obj_empty_type_t types[UA_EXC_COUNT];
    const void *slots[UA_EXC_SLOTS_USED];
} ua_exceptions_t;
extern const ua_exceptions_t ua_exceptions;
#define UA_EXCEPTION(name) (*(const mp_obj_type_t *)&ua_exceptions.types[UA_EXC_##name])

#define ua_type_CancelledError UA_EXCEPTION(CancelledError)
#define ua_type_TimeoutError UA_EXCEPTION(TimeoutError)
#define ua_type_InvalidStateError UA_EXCEPTION(InvalidStateError)
#define ua_type_QueueEmpty UA_EXCEPTION(QueueEmpty)
#define ua_type_QueueFull UA_EXCEPTION(QueueFull)
#define ua_type_QueueShutDown UA_EXCEPTION(QueueShutDown)
#define ua_type_BrokenBarrierError UA_EXCEPTION(BrokenBarrierError)
#define ua_type_IncompleteReadError UA_EXCEPTION(IncompleteReadError)
#define ua_type_LimitOverrunError UA_EXCEPTION(LimitOverrunError)
#define ua_type_ExceptionGroup UA_EXCEPTION(ExceptionGroup)
#define ua_type_BaseExceptionGroup UA_EXCEPTION(BaseExceptionGroup)

#endif // UASYNCIO_EXCEPTIONS_H
