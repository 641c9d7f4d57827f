// The unix port's standard variant, with what a makefile's flag cannot change: -DUA_REPR=1 (objects are of representation B)
// or 2 (C), -DUA_GIL=1 (threads have a lock around the VM), -DUA_SELECT=1 (sockets are waited for as on ESP32).

#if UA_REPR
typedef long mp_int_t;
typedef unsigned long mp_uint_t;
#define MICROPY_OBJ_REPR UA_REPR
#endif

#include "variants/standard/mpconfigvariant.h"

// The floats of C have 30 bits.
#if UA_REPR == 2
#undef MICROPY_FLOAT_IMPL
#define MICROPY_FLOAT_IMPL (MICROPY_FLOAT_IMPL_FLOAT)
#endif

#if UA_GIL
#undef MICROPY_ASYNC_KBD_INTR
#define MICROPY_ASYNC_KBD_INTR (0)
#define MICROPY_PY_THREAD (1)
#define MICROPY_PY_THREAD_GIL (1)
#define MICROPY_PY_THREAD_RECURSIVE_MUTEX (1)
#endif

#if UA_SELECT
#define UASYNCIO_EPOLL (0)
#define UASYNCIO_SELECT (1)
#endif
