// The MicroPython of the Rust tests: what firmwares have, what shows the module's faults, and nothing of a port.
// What the module cannot do without comes from micropython_glue/config.list.

#include <alloca.h>
#include <stdint.h>

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_CORE_FEATURES)

// The language as firmwares have it.
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_FLOAT_IMPL (MICROPY_FLOAT_IMPL_DOUBLE)
#define MICROPY_ENABLE_COMPILER (1)
#define MICROPY_ENABLE_EXTERNAL_IMPORT (0)
#define MICROPY_ENABLE_SOURCE_LINE (1)
#define MICROPY_PY_ASYNC_AWAIT (1)
#define MICROPY_PY_ARRAY_SLICE_ASSIGN (1)
#define MICROPY_PY_ATTRTUPLE (1)
#define MICROPY_PY_FUNCTION_ATTRS (1)
#define MICROPY_PY_SYS_STDFILES (0)
#define MICROPY_STACK_CHECK (1)
#define MICROPY_USE_INTERNAL_ERRNO (1)
#define MICROPY_PY_ERRNO (1)

// Memory: finalisers, and a collection whenever the tests want one.
#define MICROPY_ENABLE_GC (1)
#define MICROPY_ENABLE_FINALISER (1)
#define MICROPY_GCREGS_SETJMP (1)
#define MICROPY_GC_ALLOC_THRESHOLD (1)
#define MICROPY_PY_GC (1)
#define MICROPY_PY_MICROPYTHON (1)
#define MICROPY_PY_MICROPYTHON_HEAP_LOCKED (1)
#define MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF (1)
#define MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE (256)

// Interrupts: callbacks and Ctrl-C.
#define MICROPY_ENABLE_SCHEDULER (1)
#define MICROPY_KBD_EXCEPTION (1)

// The wait for an interrupt is the tests' (port.c).
void test_wait(int ms);
#define MICROPY_INTERNAL_WFE(ms) test_wait(ms)

// Its clock is the tests': there is no module for it.
#define MICROPY_PY_TIME (0)

// Streams.
#define MICROPY_PY_IO (1)
#define MICROPY_PY_IO_IOBASE (1)
#define MICROPY_PY_BUILTINS_MEMORYVIEW (1)
#define MICROPY_PY_SELECT (1)
#define MICROPY_PY_SELECT_POSIX_OPTIMISATIONS (0)

// Other threads call what interrupts may call: the atomic section is a lock (port.c).
unsigned int test_atomic_enter(void);
void test_atomic_leave(unsigned int state);
#define MICROPY_BEGIN_ATOMIC_SECTION() test_atomic_enter()
#define MICROPY_END_ATOMIC_SECTION(state) test_atomic_leave(state)

#define MICROPY_HW_BOARD_NAME "host"
#define MICROPY_HW_MCU_NAME "test"

typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
typedef long mp_off_t;
#define MP_STATE_PORT MP_STATE_VM
