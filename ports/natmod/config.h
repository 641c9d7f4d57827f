// MicroPython's configuration, as far as a native module depends on it. What a firmware has besides is asked at run time.
#include <stdint.h>

typedef uintptr_t mp_uint_t;
typedef intptr_t mp_int_t;
typedef intptr_t mp_off_t;
extern const uint16_t mp_native_qstr_table[];
extern const mp_uint_t mp_native_obj_table[];

// Made from the names in the sources (config.py).
#if defined(UA_NAT_NAMES)
#include UA_NAT_NAMES
#define MP_QSTR_ (0)
#endif

#define MICROPY_PY_BUILTINS_SLICE (1)
#define MICROPY_PY_BUILTINS_MEMORYVIEW (1)
#define MICROPY_PY_SELECT (1)
#define MICROPY_STREAMS_NON_BLOCK (1)
// A function's names are in a table of its module: so it is in each firmware that loads a .mpy.
#define MICROPY_EMIT_BYTECODE_USES_QSTR_TABLE (1)
// Unix polls descriptors, and asks those without one itself.
#if defined(__x86_64__)
#define MICROPY_PY_SELECT_POSIX_OPTIMISATIONS (1)
#endif
// A wrong argument's types are not named.
#define MICROPY_ERROR_REPORTING (1)
