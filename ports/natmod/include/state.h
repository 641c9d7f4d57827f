// The module's only variable.
//
// It lies in .bss, which the VM puts on its heap. The collector finds that block by a pointer to its first word, which the table of
// addresses in the module's code has where that word is what the code names: hence one variable, in one struct.
#ifndef UASYNCIO_NATMOD_STATE_H
#define UASYNCIO_NATMOD_STATE_H

#include "ticks.h"

// UA_ROOT_WORDS, which glue.h has; src/state.c asserts it.
#define UA_NAT_ROOT_WORDS (37)

// The exceptions that the table of functions has not, and TypeError's like: found once, when the module is loaded.
enum {
    UA_NAT_BASE_EXCEPTION,
    UA_NAT_STOP_ITERATION,
    UA_NAT_MEMORY_ERROR,
    UA_NAT_RUNTIME_ERROR,
    UA_NAT_TYPE_ERROR,
    UA_NAT_INDEX_ERROR,
    UA_NAT_OS_ERROR,
    UA_NAT_EOF_ERROR,
    UA_NAT_MEMORYVIEW,
    UA_NAT_SET,
    UA_NAT_KEYBOARD_INTERRUPT,
    UA_NAT_SYSTEM_EXIT,
    UA_NAT_STOP_ASYNC_ITERATION,
    UA_NAT_GENERATOR_EXIT,
    UA_NAT_TYPES,
};

// Functions of Python's that stand in for those of C.
enum {
    UA_NAT_LEN,
    UA_NAT_ID,
    UA_NAT_INT,
    UA_NAT_STR,
    UA_NAT_REPR,
    UA_NAT_CALLABLE,
    UA_NAT_FUNCTIONS,
};

typedef struct _ua_nat_t {
    // The two that door/root.c has in a firmware.
    uintptr_t root[UA_NAT_ROOT_WORDS];
    uintptr_t uasyncio_raised;
    // What the glue registers as root pointers (MP_REGISTER_ROOT_POINTER).
    void *uasyncio_loop_items[10];
    mp_uint_t uasyncio_names;
    void *uasyncio_jobs;
    mp_uint_t uasyncio_workers;

    // Generators, and the functions that return them.
    const mp_obj_type_t *generator, *generator_function;
    const mp_obj_type_t *types[UA_NAT_TYPES];
    mp_obj_t functions[UA_NAT_FUNCTIONS];
    // Handles what is pending (bytecode.h).
    mp_obj_t pending;
    // ExceptionGroup's, and those of what gather returns.
    mp_obj_t group_parents, gather_parents;
    // Made while there is memory.
    mp_obj_t memory_error;
    // The one StopIteration of all awaitables, and where its value is: see ua_nat_stop_iteration.
    mp_obj_t stop;
    mp_obj_t *stop_value;
    // See ua_nat_iternext_allow_raise.
    mp_obj_t stop_arg;

    // The C functions in the VM's function objects.
    mp_fun_0_t ticks_us, ticks_ms;
    mp_fun_1_t sleep_ms;
    mp_fun_0_t get_ident;       // _thread's, or NULL
    mp_fun_0_t disable_irq;     // machine's, or NULL
    mp_fun_1_t enable_irq;
    mp_fun_var_t enable_irq_var;
    void (*module_attr)(mp_obj_t self, qstr attr, mp_obj_t *dest);

    // The clock (src/clock.c).
    ua_nat_ticks_t ticks;
    uint32_t ms;
    // A poll object's ipoll, bound, for the idle wait.
    mp_obj_t ipoll[2];
    // Where the heap is, more or less: from here, and how far to both sides.
    uintptr_t heap_near, heap_span;
    // asyncio.core
    mp_obj_t core;
    // A lock of threads, where there is no machine.disable_irq.
    volatile char locked;
} ua_nat_t;

extern ua_nat_t ua_nat;

#undef MP_REGISTER_ROOT_POINTER
#define MP_REGISTER_ROOT_POINTER(declaration) struct _ua_nat_no_root_pointer_t
#undef MP_STATE_VM
#define MP_STATE_VM(name) (ua_nat.name)

#endif // UASYNCIO_NATMOD_STATE_H
