// The heap.
#ifndef UASYNCIO_NATMOD_MEMORY_H
#define UASYNCIO_NATMOD_MEMORY_H

#include <stdarg.h>

// What a compiler makes of an initialiser, or of a structure that is copied, besides.
void *memset(void *to, int value, size_t n);

#undef m_malloc_maybe
#undef m_malloc0
#define m_malloc_maybe(n) (mp_fun_table.realloc_(NULL, (n), false))
#define m_malloc0(n) (mp_fun_table.memset_(m_malloc(n), 0, (n)))

// Whether a word can be the address of an object on the heap. The VM does not tell where that is: as far around this module's own
// block as the heap is large. What asks looks closer at what it finds there.
bool ua_nat_on_heap(const void *address);
#define gc_nbytes(address) ((size_t)ua_nat_on_heap(address))
void ua_nat_memory_init(void);

// As vstr_printf (src/vstr.c).
void vstr_vprintf(vstr_t *vstr, const char *format, va_list args);

#endif // UASYNCIO_NATMOD_MEMORY_H
