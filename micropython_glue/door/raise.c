// Which exception a status stands for, and the raising of it.

#include "py/runtime.h"
#include "raise.h"
#include "types.h"

// From UA_E_MEMORY on, in the order of their numbers: which status, the digit of the exception's type, its text. The texts stand one
// behind the other, and not each where it is raised: a call with a number takes less than one with a type and a text.
#define ERRORS_SEED(E) \
    E(MEMORY, "1", "memory allocation failed") \
    E(COROUTINE_EXPECTED, "2", "coroutine expected") \
    E(NO_RUNNING_LOOP, "0", "no running event loop") \
    E(LOOP_RUNNING, "0", "event loop is already running") \
    E(AWAIT_SELF, "0", "Task cannot await on itself") \
    E(AWAIT_CYCLE, "0", "tasks await each other") \
    E(AWAITED_TWICE, "0", "already being awaited") \
    E(ALREADY_QUEUED, "0", "task already queued") \
    E(TIMEOUT, "", "")
#if UASYNCIO_TIER >= UA_TIER_UPSTREAM
#define ERRORS_UPSTREAM(E) \
    E(LOCK_NOT_ACQUIRED, "0", "Lock not acquired") \
    E(STREAM_BUSY, "0", "stream is busy") \
    E(TASK_EXPECTED, "2", "Task expected") \
    E(EMPTY_HEAP, "3", "empty heap")
#else
#define ERRORS_UPSTREAM(E)
#endif
#if UASYNCIO_TIER >= UA_TIER_FULL
#define ERRORS_FULL(E) \
    E(NO_ARGUMENT, "2", "'t' argument required") \
    E(NO_RESULT, "5", "Result is not set.") \
    E(NO_EXCEPTION, "5", "Exception is not set.") \
    E(INVALID_STATE, "5", "invalid state") \
    E(STOP_ITERATION, "0", "StopIteration interacts badly with generators and cannot be raised into a Future") \
    E(PARTIES, "4", "parties must be >= 1") \
    E(BARRIER_ABORTED, "6", "Barrier aborted") \
    E(BARRIER_RESET, "6", "Abort or reset of barrier") \
    E(WAIT_UNLOCKED, "0", "cannot wait on un-acquired lock") \
    E(NOTIFY_UNLOCKED, "0", "cannot notify on un-acquired lock") \
    E(TASK_DONE, "4", "task_done() called too many times") \
    E(SEMAPHORE_VALUE, "4", "Semaphore initial value must be >= 0") \
    E(SEMAPHORE_BOUND, "4", "BoundedSemaphore released too many times") \
    E(NO_ITERABLE, "2", "expect an iterable of futures") \
    E(NO_LIST, "2", "expect a list of futures") \
    E(EMPTY_SET, "4", "Set of Tasks/Futures is empty.") \
    E(RETURN_WHEN, "4", "Invalid return_when value") \
    E(COROUTINE_FORBIDDEN, "2", "Passing coroutines is forbidden, use tasks explicitly.") \
    E(TIMEOUT_CREATED, "0", "Timeout has not been entered") \
    E(TIMEOUT_ENTERED, "0", "Timeout has already been entered") \
    E(TIMEOUT_OUTSIDE, "0", "Timeout should be used inside a task") \
    E(NO_SEPARATOR, "4", "Separator should contain at least one element") \
    E(EMPTY_SEPARATOR, "4", "Separator should be at least one-byte string") \
    E(LIMIT_FOUND, "4", "Separator is found, but chunk is longer than limit") \
    E(LIMIT_NOT_FOUND, "4", "Separator is not found, and chunk exceed the limit") \
    E(LIMIT, "4", "Limit cannot be <= 0") \
    E(NO_CURRENT_LOOP, "0", "There is no current event loop") \
    E(NOT_FED, "0", "stream is not fed") \
    E(SERVER_CLOSED, "0", "server is closed") \
    E(FUTURE_EXPECTED, "2", "Future object is expected")
#else
#define ERRORS_FULL(E)
#endif
#define ERRORS(E) ERRORS_SEED(E) ERRORS_UPSTREAM(E) ERRORS_FULL(E)

#define TEXT(status, type, text) type text "\0"
static const char texts[] = ERRORS(TEXT);

#define INDEX(status, type, text) INDEX_##status,
enum { ERRORS(INDEX) };
#define IN_ORDER(status, type, text) \
    _Static_assert(UA_E_MEMORY + 4 * INDEX_##status == UA_E_##status, "texts are in the order of the numbers");
ERRORS(IN_ORDER)

static const mp_obj_type_t *type_of(char digit) {
    switch (digit) {
        case '1':
            // There is no room for an exception: the VM keeps one for this case.
            return &mp_type_MemoryError;
        case '2':
            return &mp_type_TypeError;
        #if UASYNCIO_TIER >= UA_TIER_UPSTREAM
        case '3':
            return &mp_type_IndexError;
        #endif
        #if UASYNCIO_TIER >= UA_TIER_FULL
        case '4':
            return &mp_type_ValueError;
        case '5':
            return &ua_type_InvalidStateError;
        case '6':
            return &ua_type_BrokenBarrierError;
        #endif
        default:
            return &mp_type_RuntimeError;
    }
}

mp_obj_t ua_exception(ua_result_t status) {
    if (status == UA_RAISE) {
        // From here on nothing else keeps it alive.
        mp_obj_t exc = (mp_obj_t)UA_RAISED;
        UA_RAISED = 0;
        return mp_make_raise_obj(exc);
    }
    if (status == UA_E_TIMEOUT) {
        // A class gives an instance without arguments.
        return mp_make_raise_obj(MP_OBJ_FROM_PTR(&ua_type_TimeoutError));
    }
    const char *text = texts;
    for (ua_result_t before = UA_E_MEMORY; before != status; before += 4) {
        while (*text++ != 0) {
        }
    }
    return mp_obj_new_exception_msg(type_of(*text), (mp_rom_error_text_t)(text + 1));
}

void ua_throw(mp_obj_t exc) {
    nlr_raise(mp_make_raise_obj(exc));
}

void ua_raise(ua_result_t status) {
    nlr_raise(ua_exception(status));
}

mp_obj_t ua_value(ua_result_t result) {
    ua_check(result);
    return ua_to_py(result);
}

void ua_vm_panic(void) {
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("uasyncio: internal error"));
}
