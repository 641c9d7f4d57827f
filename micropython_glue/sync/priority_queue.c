// The heap of a PriorityQueue: CPython's heapq, with the same comparisons in the same order, so that equal items leave in the same order.
//
// A comparison may raise, or run code that uses the queue. So it is found out first where an item belongs, and then all are moved at once.

#include "py/runtime.h"
#include "../door/raise.h"
#include "queue.h"

#define ABOVE(i) (((i) - 1) / 2)

// a < b, of a queue that has so many items.
static bool less(const ua_queue_t *self, size_t len, mp_obj_t a, mp_obj_t b) {
    bool is_less = mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, a, b));
    if (self->len != len) {
        ua_raise(UA_E_QUEUE_CHANGED);
    }
    return is_less;
}

void ua_heap_push(ua_queue_t *self, mp_obj_t item) {
    size_t len = self->len, i = len;
    while (i > 0 && less(self, len, item, self->items[ABOVE(i)])) {
        i = ABOVE(i);
    }
    mp_obj_t *items = self->items;
    self->len = len + 1;
    // Those on the way to its place move down.
    for (; len != i; len = ABOVE(len)) {
        items[len] = items[ABOVE(len)];
    }
    items[i] = item;
}

mp_obj_t ua_heap_pop(ua_queue_t *self) {
    size_t len = self->len, last = len - 1, i = 0, child;
    // The way of the lesser children down to a leaf; from there up to the place of the last item, which is likely not far.
    while ((child = 2 * i + 1) < last) {
        i = child + 1 < last && !less(self, len, self->items[child], self->items[child + 1]) ? child + 1 : child;
    }
    while (i > 0 && less(self, len, self->items[last], self->items[i])) {
        i = ABOVE(i);
    }
    // Those on the way to its place move up, and the first out of the heap.
    mp_obj_t *items = self->items;
    mp_obj_t item = items[last];
    for (;; i = ABOVE(i)) {
        mp_obj_t moved = items[i];
        items[i] = item;
        item = moved;
        if (i == 0) {
            break;
        }
    }
    items[last] = MP_OBJ_NULL;
    self->len = last;
    return item;
}
