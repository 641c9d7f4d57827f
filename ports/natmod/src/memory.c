// The heap, and the functions that a compiler calls unasked, or that string.h declares.

void *memset(void *to, int value, size_t n) {
    return mp_fun_table.memset_(to, value, n);
}

void *memmove(void *to, const void *from, size_t n) {
    return mp_fun_table.memmove_(to, from, n);
}

// The same function, not one of the same body: GCC would make of memmove a call of memcpy, and of that a copy without regard to overlaps.
void *memcpy(void *to, const void *from, size_t n) __attribute__((alias("memmove")));

void ua_nat_memory_init(void) {
    mp_obj_t used = mp_call_function_n_kw(ua_nat_attr_of(MP_QSTR_gc, MP_QSTR_mem_alloc), 0, 0, NULL);
    mp_obj_t free = mp_call_function_n_kw(ua_nat_attr_of(MP_QSTR_gc, MP_QSTR_mem_free), 0, 0, NULL);
    ua_nat.heap_near = (uintptr_t)&ua_nat;
    ua_nat.heap_span = (uintptr_t)mp_obj_get_int(used) + (uintptr_t)mp_obj_get_int(free);
}

bool ua_nat_on_heap(const void *address) {
    // An object of the heap begins at a block of four words.
    uintptr_t from = ua_nat.heap_near - ua_nat.heap_span;
    return (uintptr_t)address % (4 * sizeof(uintptr_t)) == 0 && (uintptr_t)address - from < 2 * ua_nat.heap_span;
}
