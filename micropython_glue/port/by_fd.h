// A row for each descriptor, in a table that grows with the largest number.
#ifndef UASYNCIO_BY_FD_H
#define UASYNCIO_BY_FD_H

#include <stdlib.h>
#include <string.h>

// The row of a descriptor in a table of `*n` rows of `size` bytes, which may move; a new row is zeroes. NULL: there is no memory for it.
static inline void *ua_row_of(void **rows, int *n, size_t size, int fd) {
    if (fd >= *n) {
        int more = fd < 32 ? 64 : fd * 2;
        char *grown = realloc(*rows, more * size);
        if (grown == NULL) {
            return NULL;
        }
        memset(grown + *n * size, 0, (more - *n) * size);
        *rows = grown;
        *n = more;
    }
    return (char *)*rows + fd * size;
}

#endif // UASYNCIO_BY_FD_H
