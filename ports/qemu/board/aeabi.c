// The names by which the ARM ABI knows memcpy and its like. Rust's code calls these; the port has no C library but its own
// shared/libc, which lacks them.
#include <stddef.h>
#include <string.h>

#define ALIGNMENTS(define) define() define(4) define(8)

#define COPY(alignment) \
    void __aeabi_memcpy##alignment(void *to, const void *from, size_t n) { \
        memcpy(to, from, n); \
    } \
    void __aeabi_memmove##alignment(void *to, const void *from, size_t n) { \
        memmove(to, from, n); \
    }
ALIGNMENTS(COPY)

// Not in the order of memset's arguments.
#define FILL(alignment) \
    void __aeabi_memset##alignment(void *to, size_t n, int value) { \
        memset(to, value, n); \
    } \
    void __aeabi_memclr##alignment(void *to, size_t n) { \
        memset(to, 0, n); \
    }
ALIGNMENTS(FILL)
