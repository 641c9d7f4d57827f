// A queue, for queue.c and its heap (priority_queue.c).
#ifndef UASYNCIO_QUEUE_H
#define UASYNCIO_QUEUE_H

#include "py/obj.h"
#include "../door/types.h"

typedef struct _ua_access_t ua_access_t;

typedef struct _ua_queue_t {
    mp_obj_base_t base;
    uintptr_t getters, putters, joiners;
    bool is_shutdown;
    mp_obj_t *items;
    size_t alloc, first, len;   // `first` is of the ring alone
    size_t maxsize;             // 0: there is no bound
    size_t unfinished;
    ua_access_t *get, *put;
} ua_queue_t;
UA_WAITERS(ua_queue_t, getters);
UA_WAITERS(ua_queue_t, putters);
UA_WAITERS(ua_queue_t, joiners);

// Of a PriorityQueue. Should a comparison raise, the queue is as before. There is room for the item, and as many items as before leave it.
void ua_heap_push(ua_queue_t *self, mp_obj_t item);
mp_obj_t ua_heap_pop(ua_queue_t *self);

#endif // UASYNCIO_QUEUE_H
