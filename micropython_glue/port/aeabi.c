// The names by which the ARM ABI knows memcpy and its like. Rust's code calls them, and the C library of many ports is
// MicroPython's own shared/libc, which lacks them. They are weak: a port that has these names keeps its own. Each lies in a
// section of its own, and the linker drops it where nobody asks for it.
#if defined(__ARM_EABI__) && !defined(__linux__)

#include <stddef.h>
#include <string.h>

#define AEABI(name) __attribute__((weak, section(".text." #name))) void name

#define ALIGNMENTS(define) define() define(4) define(8)

#define COPY(alignment) \
    AEABI(__aeabi_memcpy##alignment)(void *to, const void *from, size_t n) { \
        memcpy(to, from, n); \
    } \
    AEABI(__aeabi_memmove##alignment)(void *to, const void *from, size_t n) { \
        memmove(to, from, n); \
    }
ALIGNMENTS(COPY)

// Not in the order of memset's arguments.
#define FILL(alignment) \
    AEABI(__aeabi_memset##alignment)(void *to, size_t n, int value) { \
        memset(to, value, n); \
    } \
    AEABI(__aeabi_memclr##alignment)(void *to, size_t n) { \
        memset(to, 0, n); \
    }
ALIGNMENTS(FILL)

#endif
